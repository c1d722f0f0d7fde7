package main

import "github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"

// azuread 1.x, on Azure AD Graph: other names, fewer types.

func firstSpelling() map[string]kind {
	owner := text(required, fixed)
	return map[string]kind{
		"azuread_application": {fields: firstApplicationFields(), create: func(d *schema.ResourceData, s string) object {
			id := guid("application-1", s)
			d.SetId(id)
			name := either(d, "display_name", "name")
			return object{"object_id": id, "application_id": guid("client-1", s), "display_name": name, "name": name, "homepage": keep(d, "homepage", "https://"+name)}
		}, answer: firstApplicationAnswer},
		"azuread_service_principal": {fields: fields{"application_id": text(required, fixed, guidOnly), "app_role_assignment_required": flag(), "tags": texts(fixed),
			"app_roles": blockSet(firstRoleFields(), computed), "oauth2_permissions": blockSet(firstScopeFields(), computed), "display_name": text(computed), "object_id": text(computed)},
			create: func(d *schema.ResourceData, s string) object {
				id := guid("service-principal-1", s)
				d.SetId(id)
				k := recall(d.Get("application_id").(string))
				return object{"object_id": id, "display_name": k.name, "app_roles": k.roles, "oauth2_permissions": k.scopes}
			}},
		"azuread_application_password":       {create: credentialOne("password", "application_object_id"), fields: firstPasswordFields("application_object_id", owner)},
		"azuread_service_principal_password": {create: credentialOne("password", "service_principal_id"), fields: firstPasswordFields("service_principal_id", owner)},
		"azuread_application_certificate": {create: credentialOne("certificate", "application_object_id"),
			fields: merge(certificateFields("application_object_id", "AsymmetricX509Cert", "Symmetric"), fields{"key_id": text(settable, fixed)})},
		"azuread_application_oauth2_permission": {create: func(d *schema.ResourceData, s string) object {
			id := keep(d, "permission_id", guid("scope-1", s))
			d.SetId(d.Get("application_object_id").(string) + "/scope/" + id)
			return object{"permission_id": id}
		}, fields: fields{"application_object_id": owner, "admin_consent_description": text(required), "admin_consent_display_name": text(required),
			"is_enabled": flag(byDefault(true)), "permission_id": text(settable, fixed), "type": text(required, among("User", "Admin")), "user_consent_description": text(),
			"user_consent_display_name": text(), "value": text(required)}},
	}
}

func firstScopeFields() fields {
	return fields{"id": text(computed), "admin_consent_description": text(computed), "admin_consent_display_name": text(computed), "is_enabled": flag(computed),
		"type": text(computed), "user_consent_description": text(computed), "user_consent_display_name": text(computed), "value": text(computed)}
}

func firstRoleFields() fields {
	return fields{"id": text(computed), "allowed_member_types": of(field(schema.TypeSet, []word{computed}), text()), "description": text(computed),
		"display_name": text(computed), "is_enabled": flag(computed), "value": text(computed)}
}

func firstApplicationFields() fields {
	return fields{
		"name": text(settable, exactlyOneOf("display_name", "name")), "display_name": text(settable, exactlyOneOf("display_name", "name")),
		"available_to_other_tenants": flag(), "public_client": flag(settable), "type": text(byDefault("webapp/api"), among("webapp/api", "native")),
		"reply_urls": of(field(schema.TypeSet, []word{settable}), text()), "identifier_uris": of(field(schema.TypeList, []word{settable}), text()), "homepage": text(settable),
		"logout_url": text(), "oauth2_allow_implicit_flow": flag(), "group_membership_claims": text(), "owners": of(field(schema.TypeSet, []word{settable}), text()),
		"prevent_duplicate_names": flag(byDefault(false)),
		"app_role": blockSet(fields{"id": text(computed), "allowed_member_types": of(field(schema.TypeSet, []word{required}), text(among("Application", "User"))),
			"description": text(required), "display_name": text(required), "is_enabled": flag(byDefault(true)), "value": text()}, settable, asAttribute),
		"oauth2_permissions": blockSet(fields{"id": text(computed), "admin_consent_description": text(settable), "admin_consent_display_name": text(settable),
			"is_enabled": flag(settable), "type": text(settable), "user_consent_description": text(), "user_consent_display_name": text(), "value": text(settable)}, settable, asAttribute),
		"required_resource_access": blockSet(fields{"resource_app_id": text(required), "resource_access": blockRow(fields{"id": text(required, guidOnly),
			"type": text(required, among("Role", "Scope"))}, required)}),
		"application_id": text(computed), "object_id": text(computed),
	}
}

// firstApplicationAnswer gives roles and scopes their ids; without any scope Azure AD Graph adds user_impersonation.
func firstApplicationAnswer(d *schema.ResourceData) object {
	name := d.Get("display_name").(string)
	roles, scopes := withLists(listOf(d.Get("app_role")), "allowed_member_types"), withLists(listOf(d.Get("oauth2_permissions")), "")
	if len(scopes) == 0 {
		scopes = append(scopes, object{"value": "user_impersonation", "type": "User", "is_enabled": true})
	}
	for _, rows := range [][]interface{}{roles, scopes} {
		for _, r := range rows {
			r.(object)["id"] = guid("permission-1", name, textOf(r.(object)["value"]))
		}
	}
	remember(d.Get("application_id").(string), known{name: name, roles: roles, scopes: scopes})
	return object{"app_role": roles, "oauth2_permissions": scopes, "reply_urls": listOf(d.Get("reply_urls")), "public_client": d.Get("public_client"),
		"identifier_uris": d.Get("identifier_uris"), "owners": listOf(d.Get("owners"))}
}

func firstPasswordFields(name string, owner *schema.Schema) fields {
	return fields{name: owner, "description": text(settable, fixed), "value": text(required, fixed, sensitive), "start_date": text(settable, fixed),
		"end_date": text(settable, fixed), "end_date_relative": text(fixed), "key_id": text(settable, fixed)}
}

func credentialOne(kind, owner string) func(*schema.ResourceData, string) object {
	return func(d *schema.ResourceData, s string) object {
		key := keep(d, "key_id", guid(kind, "key-1", s))
		d.SetId(d.Get(owner).(string) + "/" + kind + "/" + key)
		state := object{"key_id": key, "start_date": keep(d, "start_date", "2026-01-01T00:00:00Z"), "end_date": keep(d, "end_date", "2028-01-01T00:00:00Z")}
		if kind == "password" {
			state["description"] = d.Get("description")
		}
		return state
	}
}
