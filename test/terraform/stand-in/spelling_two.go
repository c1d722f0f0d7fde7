package main

import (
	"context"

	"github.com/hashicorp/terraform-plugin-sdk/v2/diag"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
)

// azuread 2.53: what is called client_id and application_id in 3.x goes by two names each, of which one is to be set and
// the other comes out the same.

type twin struct {
	name, older string
	// what the older name holds, where it is not the same
	convert func(string) string
}

var (
	clientTwin      = twin{name: "client_id", older: "application_id"}
	authorizedTwin  = twin{name: "authorized_client_id", older: "authorized_app_id"}
	applicationTwin = twin{name: "application_id", older: "application_object_id", convert: lastPart}
)

var twinsOf = map[string][]twin{
	"azuread_service_principal":                         {clientTwin},
	"azuread_application_certificate":                   {applicationTwin},
	"azuread_application_password":                      {applicationTwin},
	"azuread_application_federated_identity_credential": {applicationTwin},
	"azuread_application_pre_authorized":                {applicationTwin, authorizedTwin},
}

func secondSpelling(kinds map[string]kind) map[string]kind {
	for name, twins := range twinsOf {
		kinds[name] = kinds[name].spelledTwice(twins)
	}
	application := kinds["azuread_application"]
	application.fields["application_id"] = text(computed)
	answer := application.answer
	application.answer = func(d *schema.ResourceData) object {
		state := answer(d)
		state["application_id"] = d.Get("client_id")
		return state
	}
	kinds["azuread_application"] = application
	principal := kinds["azuread_service_principal"]
	create := principal.create
	principal.create = func(d *schema.ResourceData, s string) object {
		state := create(d, s)
		d.SetId(lastPart(d.Id()))
		return state
	}
	kinds["azuread_service_principal"] = principal
	return kinds
}

func (k kind) spelledTwice(twins []twin) kind {
	for _, t := range twins {
		words := []word{settable, fixed, exactlyOneOf(t.name, t.older)}
		if t.convert == nil {
			words = append(words, guidOnly)
		}
		k.fields[t.name], k.fields[t.older] = text(words...), text(words...)
	}
	create := k.create
	k.create = func(d *schema.ResourceData, s string) object {
		state := create(d, s)
		for _, t := range twins {
			newer, older := textOf(d.Get(t.name)), textOf(d.Get(t.older))
			switch {
			case newer == "" && t.convert != nil:
				state[t.name] = "/applications/" + older
			case newer == "":
				state[t.name] = older
			case t.convert != nil:
				state[t.older] = t.convert(newer)
			default:
				state[t.older] = newer
			}
		}
		return state
	}
	return k
}

func secondSpellingOfLookups(sources map[string]*schema.Resource) map[string]*schema.Resource {
	for _, name := range []string{"azuread_service_principal", "azuread_application"} {
		source := sources[name]
		source.Schema["application_id"] = text(settable, guidOnly)
		read := source.ReadContext
		source.ReadContext = alsoOlder(read)
	}
	return sources
}

func alsoOlder(read schema.ReadContextFunc) schema.ReadContextFunc {
	return func(c context.Context, d *schema.ResourceData, meta interface{}) diag.Diagnostics {
		found := read(c, d, meta)
		if err := d.Set("application_id", d.Get("client_id")); err != nil {
			return diag.FromErr(err)
		}
		return found
	}
}
