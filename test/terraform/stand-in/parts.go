package main

import (
	"encoding/base64"

	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
)

// part is a resource that adds something to an application and is joined to it by application_id.
func part(path string, key string) func(*schema.ResourceData, string) object {
	return func(d *schema.ResourceData, _ string) object {
		id := d.Get("application_id").(string) + "/" + path
		if key == "identifier_uri" {
			id += "/" + base64.StdEncoding.EncodeToString([]byte(d.Get(key).(string)))
		} else if key != "" {
			id += "/" + d.Get(key).(string)
		}
		d.SetId(id)
		return object{}
	}
}

func partKinds() map[string]kind {
	application := text(required, fixed)
	return map[string]kind{
		"azuread_application_permission_scope": {create: part("permissionScopes", "scope_id"), fields: fields{"application_id": application,
			"scope_id": text(required, fixed, guidOnly), "value": text(required), "admin_consent_description": text(required), "admin_consent_display_name": text(required),
			"type": text(byDefault("User"), among("Admin", "User")), "user_consent_description": text(), "user_consent_display_name": text()}},
		"azuread_application_app_role": {create: part("appRoles", "role_id"), fields: fields{"application_id": application, "role_id": text(required, fixed, guidOnly),
			"allowed_member_types": of(field(schema.TypeSet, []word{required}), text(among("Application", "User"))),
			"description":          text(required), "display_name": text(required), "value": text()}},
		"azuread_application_api_access": {create: part("apiAccess", "api_client_id"), fields: fields{"application_id": application,
			"api_client_id": text(required, fixed, guidOnly), "role_ids": guids(), "scope_ids": guids()}},
		"azuread_application_pre_authorized": {create: func(d *schema.ResourceData, _ string) object {
			d.SetId(lastPart(either(d, "application_id", "application_object_id")) + "/preAuthorizedApplication/" + either(d, "authorized_client_id", "authorized_app_id"))
			return object{}
		}, fields: fields{"application_id": application, "authorized_client_id": text(required, fixed, guidOnly), "permission_ids": guids(required)}},
		"azuread_application_known_clients": {create: part("knownClients", ""), fields: fields{"application_id": application, "known_client_ids": guids(required)}},
		"azuread_application_redirect_uris": {create: part("redirectUris", "type"), fields: fields{"application_id": application,
			"type": text(required, fixed, among("PublicClient", "SPA", "Web")), "redirect_uris": texts(required)}},
		"azuread_application_identifier_uri":                {create: part("identifierUris", "identifier_uri"), fields: fields{"application_id": application, "identifier_uri": text(required, fixed)}},
		"azuread_application_fallback_public_client":        {create: part("fallbackPublicClient", ""), fields: fields{"application_id": application, "enabled": flag()}},
		"azuread_application_owner":                         {create: part("owners", "owner_object_id"), fields: fields{"application_id": application, "owner_object_id": text(required, fixed)}},
		"azuread_application_certificate":                   {create: credential("certificate", "application_id", "application_object_id"), fields: certificateFields("application_id", "AsymmetricX509Cert", "Symmetric")},
		"azuread_application_password":                      {create: credential("password", "application_id", "application_object_id"), fields: passwordFields("application_id")},
		"azuread_application_federated_identity_credential": federated(fields{"subject": text(required)}),
		"azuread_application_flexible_federated_identity_credential": federated(fields{"claims_matching_expression": text(required),
			"audience": text(required)}, "audiences"),
	}
}

func federated(more fields, without ...string) kind {
	all := merge(fields{"application_id": text(required, fixed), "display_name": text(required, fixed), "audiences": textRow(required), "issuer": text(required),
		"description": text(), "credential_id": text(computed)}, more)
	for _, name := range without {
		delete(all, name)
	}
	return kind{fields: all, create: func(d *schema.ResourceData, s string) object {
		id := guid("federated", s)
		d.SetId(lastPart(either(d, "application_id", "application_object_id")) + "/federatedIdentityCredential/" + id)
		return object{"credential_id": id}
	}}
}

func certificateFields(owner string, kinds ...string) fields {
	return fields{owner: text(required, fixed), "encoding": text(fixed, byDefault("pem"), among("base64", "hex", "pem")), "end_date": text(settable, fixed),
		"end_date_relative": text(fixed), "key_id": text(settable, fixed, guidOnly), "start_date": text(settable, fixed), "type": text(fixed, among(kinds...)),
		"value": text(required, fixed, sensitive)}
}

func passwordFields(owner string) fields {
	return fields{owner: text(required, fixed), "display_name": text(settable, fixed), "start_date": text(settable, fixed), "end_date": text(settable, fixed),
		"end_date_relative": text(fixed), "rotate_when_changed": textMap(fixed), "key_id": text(computed), "value": text(computed, sensitive)}
}

func credential(kind string, owners ...string) func(*schema.ResourceData, string) object {
	return func(d *schema.ResourceData, s string) object {
		key := guid(kind, "key", s)
		if kind == "certificate" {
			key = keep(d, "key_id", key)
		}
		d.SetId(lastPart(either(d, owners...)) + "/" + kind + "/" + key)
		state := object{"key_id": key, "start_date": keep(d, "start_date", "2026-01-01T00:00:00Z"), "end_date": keep(d, "end_date", "2028-01-01T00:00:00Z")}
		switch kind {
		case "password":
			state["display_name"], state["value"] = d.Get("display_name"), "stand-in-"+guid(kind, "value", s)
		case "tokenSigningCertificate":
			state["display_name"], state["value"] = keep(d, "display_name", "CN=Microsoft Azure Federated SSO Certificate"), "stand-in-"+guid(kind, "value", s)
			state["thumbprint"] = guid("thumbprint", s)
		}
		return state
	}
}
