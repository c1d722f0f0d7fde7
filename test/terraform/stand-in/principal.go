package main

import "github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"

func principalKinds() map[string]kind {
	return map[string]kind{
		"azuread_service_principal": {fields: principalFields(), answer: principalAnswer, create: func(d *schema.ResourceData, s string) object {
			id := guid("service-principal", s)
			d.SetId("/servicePrincipals/" + id)
			return object{"object_id": id}
		}},
		"azuread_service_principal_certificate": {create: credential("certificate", "service_principal_id"), fields: certificateFields("service_principal_id", "AsymmetricX509Cert", "X509CertAndPassword")},
		"azuread_service_principal_password":    {create: credential("password", "service_principal_id"), fields: passwordFields("service_principal_id")},
		"azuread_service_principal_token_signing_certificate": {create: credential("tokenSigningCertificate", "service_principal_id"), fields: fields{
			"service_principal_id": text(required, fixed), "display_name": text(settable, fixed), "end_date": text(settable, fixed), "key_id": text(computed),
			"start_date": text(computed), "thumbprint": text(computed), "value": text(computed, sensitive)}},
		"azuread_service_principal_delegated_permission_grant": {create: func(d *schema.ResourceData, s string) object {
			d.SetId("/oauth2PermissionGrants/" + guid("grant", s))
			return object{}
		}, fields: fields{"service_principal_object_id": text(required, fixed, guidOnly), "resource_service_principal_object_id": text(required, fixed, guidOnly),
			"claim_values": texts(required), "user_object_id": text(fixed, guidOnly)}},
		"azuread_app_role_assignment": {create: func(d *schema.ResourceData, s string) object {
			d.SetId("/servicePrincipals/" + d.Get("resource_object_id").(string) + "/appRoleAssignedTo/" + guid("assignment", s))
			return object{"principal_display_name": "stand-in", "principal_type": "ServicePrincipal", "resource_display_name": "stand-in"}
		}, fields: fields{"app_role_id": text(required, fixed, guidOnly), "principal_object_id": text(required, fixed, guidOnly), "resource_object_id": text(required, fixed, guidOnly),
			"principal_display_name": text(computed), "principal_type": text(computed), "resource_display_name": text(computed)}},
	}
}

func principalFields() fields {
	return merge(publishedFields(), fields{
		"client_id": text(required, fixed, guidOnly), "account_enabled": flag(byDefault(true)), "alternative_names": texts(),
		"app_role_assignment_required": flag(byDefault(false)), "description": text(), "feature_tags": blockRow(tagFields(), settable),
		"features": blockRow(fields{"custom_single_sign_on_app": flag(), "enterprise_application": flag(), "gallery_application": flag(),
			"visible_to_users": flag(byDefault(true))}, settable),
		"login_url": text(), "notes": text(), "notification_email_addresses": texts(), "owners": texts(),
		"preferred_single_sign_on_mode": text(among("", "notSupported", "oidc", "password", "saml")),
		"saml_single_sign_on":           single("saml_single_sign_on", fields{"relay_state": text()}), "tags": texts(settable), "use_existing": flag(),
		"object_id": text(computed), "display_name": text(computed),
	})
}

func principalAnswer(d *schema.ResourceData) object {
	state := object{}
	client := either(d, "client_id", "application_id")
	// a later run has not seen the application yet: what the state says stays
	if d.Get("display_name").(string) == "" || recall(client).name != "stand-in" {
		state = publishedState(client)
	}
	tags, features := tagState(d)
	state["tags"], state["feature_tags"] = tags, []interface{}{features}
	state["features"] = []interface{}{object{"custom_single_sign_on_app": features["custom_single_sign_on"], "enterprise_application": features["enterprise"],
		"gallery_application": features["gallery"], "visible_to_users": features["hide"] != true}}
	state["saml_single_sign_on"] = []interface{}{object{"relay_state": or(first(d, "saml_single_sign_on")["relay_state"], "")}}
	return state
}
