package main

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
)

// Data sources.

func lookups() map[string]*schema.Resource {
	return map[string]*schema.Resource{
		"azuread_client_config": data(fields{"client_id": text(computed), "object_id": text(computed), "tenant_id": text(computed)}, func(d *schema.ResourceData) object {
			d.SetId(tenantID + "-" + guid("caller"))
			return object{"client_id": guid("caller-client"), "object_id": guid("caller"), "tenant_id": tenantID}
		}),
		"azuread_application_published_app_ids": data(fields{"result": textMap(computed)}, func(d *schema.ResourceData) object {
			d.SetId("appIds")
			return object{"result": publishedAppIDs}
		}),
		"azuread_service_principal": data(principalLookupFields(), func(d *schema.ResourceData) object {
			client := either(d, "client_id", "application_id")
			if client == "" && d.Get("display_name") == "Microsoft Graph" {
				client = graphID
			}
			if client == "" {
				client = guid("looked-up", d.Get("display_name").(string), d.Get("object_id").(string))
			}
			id := keep(d, "object_id", guid("looked-up-principal", client))
			d.SetId("/servicePrincipals/" + id)
			state := publishedState(client)
			state["display_name"] = keep(d, "display_name", textOf(state["display_name"]))
			state["client_id"], state["object_id"], state["account_enabled"], state["app_role_assignment_required"] = client, id, true, false
			return state
		}),
		// An API that another team registered; it exposes roles only where its name says "daemon".
		"azuread_application": data(applicationLookupFields(), func(d *schema.ResourceData) object {
			name := keep(d, "display_name", "Looked up")
			id := keep(d, "object_id", guid("looked-up-application", name))
			d.SetId("/applications/" + id)
			roles, scopes := []interface{}{role(guid("role", name), "Tasks.Run")}, []interface{}{scope(guid("scope", name), "Tasks.Read", "User")}
			if strings.Contains(name, "daemon") {
				scopes = []interface{}{}
			}
			return object{"display_name": name, "object_id": id, "client_id": keep(d, "client_id", guid("looked-up-client", name)), "sign_in_audience": "AzureADMyOrg",
				"app_roles": roles, "app_role_ids": byName(roles), "oauth2_permission_scope_ids": byName(scopes), "fallback_public_client_enabled": false,
				"identifier_uris": []interface{}{"api://" + guid("looked-up-client", name)}, "publisher_domain": "contoso.example", "disabled_by_microsoft": "",
				"api": []interface{}{object{"known_client_applications": []interface{}{}, "mapped_claims_enabled": false, "oauth2_permission_scopes": scopes,
					"requested_access_token_version": 2}}}
		}),
	}
}

func principalLookupFields() fields {
	return merge(publishedFields(), fields{
		"client_id": text(settable, guidOnly), "display_name": text(settable), "object_id": text(settable, guidOnly), "account_enabled": flag(computed),
		"alternative_names": textRow(computed), "app_role_assignment_required": flag(computed), "description": text(computed),
		"feature_tags": blockRow(computedFlags("custom_single_sign_on", "enterprise", "gallery", "hide"), computed),
		"features":     blockRow(computedFlags("custom_single_sign_on_app", "enterprise_application", "gallery_application", "visible_to_users"), computed),
		"login_url":    text(computed), "notes": text(computed), "notification_email_addresses": textRow(computed), "preferred_single_sign_on_mode": text(computed),
		"saml_single_sign_on": blockRow(fields{"relay_state": text(computed)}, computed), "tags": textRow(computed),
	})
}

func applicationLookupFields() fields {
	published := publishedFields()
	return fields{
		"client_id": text(settable, guidOnly), "display_name": text(settable), "object_id": text(settable, guidOnly), "app_roles": published["app_roles"],
		"app_role_ids": textMap(computed), "oauth2_permission_scope_ids": textMap(computed), "identifier_uris": textRow(computed), "sign_in_audience": text(computed),
		"fallback_public_client_enabled": flag(computed), "publisher_domain": text(computed), "disabled_by_microsoft": text(computed),
		"api": blockRow(fields{"known_client_applications": textRow(computed), "mapped_claims_enabled": flag(computed),
			"oauth2_permission_scopes": published["oauth2_permission_scopes"], "requested_access_token_version": number(computed)}, computed),
	}
}
