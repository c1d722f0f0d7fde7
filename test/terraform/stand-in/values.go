package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"sort"
	"strings"

	"github.com/hashicorp/terraform-plugin-sdk/v2/diag"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
)

// guid makes an id of its parts: the same declaration has the same id in every run.
func guid(parts ...string) string {
	h := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	h[6], h[8] = h[6]&0x0f|0x40, h[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", h[0:4], h[4:6], h[6:8], h[8:10], h[10:16])
}

func plain(v interface{}) interface{} {
	switch v := v.(type) {
	case *schema.Set:
		rows := []string{}
		for _, x := range v.List() {
			b, _ := json.Marshal(plain(x))
			rows = append(rows, string(b))
		}
		sort.Strings(rows)
		return rows
	case []interface{}:
		rows := make([]interface{}, len(v))
		for i, x := range v {
			rows[i] = plain(x)
		}
		return rows
	case object:
		m := object{}
		for k, x := range v {
			m[k] = plain(x)
		}
		return m
	}
	return v
}

// seed is what a resource declares, as a text.
func seed(d *schema.ResourceData, f fields) string {
	declared := object{}
	for k, s := range f {
		if s.Required || s.Optional {
			declared[k] = plain(d.Get(k))
		}
	}
	b, _ := json.Marshal(declared)
	return string(b)
}

func set(d *schema.ResourceData, values object) diag.Diagnostics {
	for k, v := range values {
		if err := d.Set(k, v); err != nil {
			return diag.FromErr(fmt.Errorf("%s: %w", k, err))
		}
	}
	return nil
}

func keep(d *schema.ResourceData, k, otherwise string) string {
	if v := d.Get(k).(string); v != "" {
		return v
	}
	return otherwise
}

// either is the text of the first name that is set: two spellings of one attribute.
func either(d *schema.ResourceData, names ...string) string {
	for _, name := range names {
		if v, ok := d.Get(name).(string); ok && v != "" {
			return v
		}
	}
	return ""
}

func lastPart(id string) string { return id[strings.LastIndex(id, "/")+1:] }

func textOf(v interface{}) string {
	s, _ := v.(string)
	return s
}

func first(d *schema.ResourceData, name string) object {
	if rows, ok := d.Get(name).([]interface{}); ok && len(rows) > 0 && rows[0] != nil {
		return rows[0].(object)
	}
	return object{}
}

func or(v, otherwise interface{}) interface{} {
	if v == nil {
		return otherwise
	}
	return v
}

func listOf(v interface{}) []interface{} {
	if s, ok := v.(*schema.Set); ok {
		return s.List()
	}
	if l, ok := v.([]interface{}); ok {
		return l
	}
	return []interface{}{}
}

// withLists copies rows whose member `flat` is a set into rows where it is a list.
func withLists(rows []interface{}, flat string) []interface{} {
	out := []interface{}{}
	for _, r := range rows {
		m := object{}
		for k, v := range r.(object) {
			if s, ok := v.(*schema.Set); ok && k == flat {
				v = s.List()
			}
			m[k] = v
		}
		out = append(out, m)
	}
	return out
}
