package main

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-sdk/v2/diag"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
)

// kind is a type of resource.
type kind struct {
	fields fields
	create func(d *schema.ResourceData, seed string) object // sets the id, returns what the service decides
	answer func(d *schema.ResourceData) object              // what every read returns
	check  schema.CustomizeDiffFunc
}

func (k kind) resource() *schema.Resource {
	settle := func(d *schema.ResourceData) diag.Diagnostics {
		// the service answers every plain field, so "not set" becomes "", false or an empty list
		for name, s := range k.fields {
			_, nested := s.Elem.(*schema.Resource)
			if s.Optional && !s.Computed && !nested {
				if err := d.Set(name, d.Get(name)); err != nil {
					return diag.FromErr(err)
				}
			}
		}
		if k.answer == nil {
			return nil
		}
		return set(d, k.answer(d))
	}
	minutes := schema.DefaultTimeout(5 * time.Minute)
	r := &schema.Resource{Schema: k.fields, CustomizeDiff: k.check,
		CreateContext: func(_ context.Context, d *schema.ResourceData, _ interface{}) diag.Diagnostics {
			if e := set(d, k.create(d, seed(d, k.fields))); e != nil {
				return e
			}
			return settle(d)
		},
		ReadContext: func(_ context.Context, d *schema.ResourceData, _ interface{}) diag.Diagnostics { return settle(d) },
		DeleteContext: func(_ context.Context, d *schema.ResourceData, _ interface{}) diag.Diagnostics {
			d.SetId("")
			return nil
		},
		Importer: &schema.ResourceImporter{StateContext: schema.ImportStatePassthroughContext},
		Timeouts: &schema.ResourceTimeout{Create: minutes, Read: minutes, Delete: minutes},
	}
	for _, s := range k.fields {
		if !s.ForceNew && (s.Required || s.Optional) && r.UpdateContext == nil {
			r.UpdateContext = func(_ context.Context, d *schema.ResourceData, _ interface{}) diag.Diagnostics { return settle(d) }
			r.Timeouts.Update = minutes
		}
	}
	return r
}

func data(f fields, read func(d *schema.ResourceData) object) *schema.Resource {
	return &schema.Resource{Schema: f, Timeouts: &schema.ResourceTimeout{Read: schema.DefaultTimeout(5 * time.Minute)},
		ReadContext: func(_ context.Context, d *schema.ResourceData, _ interface{}) diag.Diagnostics {
			return set(d, read(d))
		}}
}
