package main

import (
	"regexp"

	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/validation"
)

// Words for schemas: a field is `text(required, fixed)`.

type (
	fields = map[string]*schema.Schema
	word   func(*schema.Schema)
	object = map[string]interface{}
)

func field(t schema.ValueType, words []word) *schema.Schema {
	s := &schema.Schema{Type: t}
	for _, w := range words {
		w(s)
	}
	if !s.Required && !s.Computed {
		s.Optional = true
	}
	return s
}

func required(s *schema.Schema)  { s.Required = true }
func computed(s *schema.Schema)  { s.Computed = true }
func fixed(s *schema.Schema)     { s.ForceNew = true }
func sensitive(s *schema.Schema) { s.Sensitive = true }
func settable(s *schema.Schema)  { s.Optional, s.Computed = true, true }
func one(s *schema.Schema)       { s.MaxItems = 1 }

// asAttribute lets a nested block be written as a list of objects too, as azuread 1.x does.
func asAttribute(s *schema.Schema) { s.ConfigMode = schema.SchemaConfigModeAttr }

func byDefault(v interface{}) word { return func(s *schema.Schema) { s.Default = v } }
func among(v ...string) word {
	return func(s *schema.Schema) { s.ValidateFunc = validation.StringInSlice(v, false) }
}

// exactlyOneOf is said of each of the names.
func exactlyOneOf(names ...string) word { return func(s *schema.Schema) { s.ExactlyOneOf = names } }

func guidOnly(s *schema.Schema) {
	s.ValidateFunc = validation.StringMatch(regexp.MustCompile(`(?i)^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`), "must be a valid UUID")
}

func text(w ...word) *schema.Schema    { return field(schema.TypeString, w) }
func flag(w ...word) *schema.Schema    { return field(schema.TypeBool, w) }
func number(w ...word) *schema.Schema  { return field(schema.TypeInt, w) }
func texts(w ...word) *schema.Schema   { return of(field(schema.TypeSet, w), text()) }
func textRow(w ...word) *schema.Schema { return of(field(schema.TypeList, w), text()) }
func textMap(w ...word) *schema.Schema { return of(field(schema.TypeMap, w), text()) }
func guids(w ...word) *schema.Schema   { return of(field(schema.TypeSet, w), text(guidOnly)) }

func audience() *schema.Schema {
	return text(byDefault("AzureADMyOrg"), among("AzureADMyOrg", "AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount", "PersonalMicrosoftAccount"))
}

func of(s *schema.Schema, elem *schema.Schema) *schema.Schema {
	elem.Optional = false
	s.Elem = elem
	return s
}

func blockSet(f fields, w ...word) *schema.Schema {
	s := field(schema.TypeSet, w)
	s.Elem = &schema.Resource{Schema: f}
	return s
}

func blockRow(f fields, w ...word) *schema.Schema {
	s := field(schema.TypeList, w)
	s.Elem = &schema.Resource{Schema: f}
	return s
}

// single is a block that may stand once. The service answers with the block even when it was not declared; an empty
// answer is then no change.
func single(name string, f fields) *schema.Schema {
	s := blockRow(f, one)
	s.DiffSuppressFunc = func(k, old, new string, d *schema.ResourceData) bool {
		return k == name+".#" && old == "1" && new == "0" && blank(d.Get(name))
	}
	return s
}

func blank(v interface{}) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case bool:
		return !v
	case int:
		return v <= 1
	case *schema.Set:
		return v.Len() == 0
	case []interface{}:
		for _, x := range v {
			if !blank(x) {
				return false
			}
		}
		return true
	case object:
		for _, x := range v {
			if !blank(x) {
				return false
			}
		}
		return true
	}
	return false
}

func merge(all ...fields) fields {
	m := fields{}
	for _, f := range all {
		for k, s := range f {
			m[k] = s
		}
	}
	return m
}

func computedFlags(names ...string) fields {
	f := fields{}
	for _, n := range names {
		f[n] = flag(computed)
	}
	return f
}
