package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
)

func claimBlock() *schema.Schema {
	return blockRow(fields{"name": text(required), "source": text(), "essential": flag(byDefault(false)), "additional_properties": textRow()})
}

func applicationKinds() map[string]kind {
	return map[string]kind{
		"azuread_application": {fields: applicationFields(), check: applicationCheck, answer: applicationAnswer, create: func(d *schema.ResourceData, s string) object {
			id := guid("application", s)
			d.SetId("/applications/" + id)
			return object{"object_id": id, "client_id": guid("client", s), "publisher_domain": "contoso.example", "disabled_by_microsoft": "", "logo_url": "",
				"template_id": keep(d, "template_id", ""), "password": passwordState(d, s)}
		}},
		"azuread_application_registration": {fields: registrationFields(), answer: func(d *schema.ResourceData) object {
			remember(d.Get("client_id").(string), known{name: d.Get("display_name").(string), audience: d.Get("sign_in_audience").(string)})
			return object{}
		}, create: func(d *schema.ResourceData, s string) object {
			id := guid("registration", s)
			d.SetId("/applications/" + id)
			return object{"object_id": id, "client_id": guid("registration-client", s), "publisher_domain": "contoso.example", "disabled_by_microsoft": ""}
		}},
	}
}

func applicationFields() fields {
	scopes := blockSet(fields{"id": text(required, guidOnly), "admin_consent_description": text(), "admin_consent_display_name": text(), "enabled": flag(byDefault(true)),
		"type": text(byDefault("User"), among("Admin", "User")), "user_consent_description": text(), "user_consent_display_name": text(), "value": text()})
	roles := blockSet(fields{"id": text(required, guidOnly), "allowed_member_types": of(field(schema.TypeSet, []word{required}), text(among("Application", "User"))),
		"description": text(required), "display_name": text(required), "enabled": flag(byDefault(true)), "value": text()})
	return fields{
		"display_name": text(required),
		"api": single("api", fields{"known_client_applications": guids(), "mapped_claims_enabled": flag(), "requested_access_token_version": number(byDefault(1)),
			"oauth2_permission_scope": scopes}),
		"app_role":        roles,
		"feature_tags":    blockRow(tagFields(), settable),
		"optional_claims": single("optional_claims", fields{"access_token": claimBlock(), "id_token": claimBlock(), "saml2_token": claimBlock()}),
		"password": blockSet(fields{"display_name": text(required), "end_date": text(settable), "key_id": text(computed), "start_date": text(settable),
			"value": text(computed, sensitive)}, settable, one),
		"public_client": single("public_client", fields{"redirect_uris": texts()}),
		"required_resource_access": blockSet(fields{"resource_app_id": text(required), "resource_access": blockRow(fields{"id": text(required, guidOnly),
			"type": text(required, among("Role", "Scope"))}, required)}),
		"single_page_application": single("single_page_application", fields{"redirect_uris": texts()}),
		"web": single("web", fields{"homepage_url": text(), "logout_url": text(), "redirect_uris": texts(),
			"implicit_grant": single("web.0.implicit_grant", fields{"access_token_issuance_enabled": flag(), "id_token_issuance_enabled": flag()})}),
		"description": text(), "device_only_auth_enabled": flag(), "fallback_public_client_enabled": flag(), "group_membership_claims": texts(),
		"identifier_uris": texts(), "logo_image": text(), "marketing_url": text(), "notes": text(), "oauth2_post_response_required": flag(), "owners": texts(),
		"prevent_duplicate_names": flag(byDefault(false)), "privacy_statement_url": text(), "service_management_reference": text(),
		"sign_in_audience": audience(), "support_url": text(), "tags": texts(settable), "template_id": text(settable, fixed), "terms_of_service_url": text(),
		"app_role_ids": textMap(computed), "client_id": text(computed), "disabled_by_microsoft": text(computed), "logo_url": text(computed),
		"oauth2_permission_scope_ids": textMap(computed), "object_id": text(computed), "publisher_domain": text(computed),
	}
}

func registrationFields() fields {
	return fields{
		"display_name": text(required), "description": text(), "group_membership_claims": texts(), "homepage_url": text(),
		"implicit_access_token_issuance_enabled": flag(), "implicit_id_token_issuance_enabled": flag(), "logout_url": text(), "marketing_url": text(), "notes": text(),
		"privacy_statement_url": text(), "requested_access_token_version": number(byDefault(2)), "service_management_reference": text(),
		"sign_in_audience": audience(), "support_url": text(), "terms_of_service_url": text(), "client_id": text(computed), "disabled_by_microsoft": text(computed),
		"object_id": text(computed), "publisher_domain": text(computed),
	}
}

func applicationCheck(_ context.Context, d *schema.ResourceDiff, _ interface{}) error {
	if d.Id() != "" && d.HasChange("app_role") {
		_ = d.SetNewComputed("app_role_ids")
	}
	if d.Id() != "" && d.HasChange("api.0.oauth2_permission_scope") {
		_ = d.SetNewComputed("oauth2_permission_scope_ids")
	}
	if a := d.Get("sign_in_audience").(string); strings.Contains(a, "Personal") {
		if v, _ := d.Get("api.0.requested_access_token_version").(int); v != 2 {
			return fmt.Errorf("requested_access_token_version must be 2 when sign_in_audience is %q", a)
		}
	}
	return nil
}

func applicationAnswer(d *schema.ResourceData) object {
	tags, features := tagState(d)
	api, web := first(d, "api"), first(d, "web")
	grant := object{}
	if rows, ok := web["implicit_grant"].([]interface{}); ok && len(rows) > 0 && rows[0] != nil {
		grant = rows[0].(object)
	}
	roles, scopes := withLists(d.Get("app_role").(*schema.Set).List(), "allowed_member_types"), withLists(listOf(api["oauth2_permission_scope"]), "")
	remember(d.Get("client_id").(string), known{name: d.Get("display_name").(string), audience: d.Get("sign_in_audience").(string), roles: roles, scopes: scopes,
		uris: d.Get("identifier_uris").(*schema.Set).List(), redirects: listOf(web["redirect_uris"])})
	return object{
		"tags": tags, "feature_tags": []interface{}{features}, "app_role_ids": byName(roles), "oauth2_permission_scope_ids": byName(scopes),
		"api": []interface{}{object{"known_client_applications": listOf(api["known_client_applications"]), "mapped_claims_enabled": or(api["mapped_claims_enabled"], false),
			"oauth2_permission_scope": scopes, "requested_access_token_version": or(api["requested_access_token_version"], 1)}},
		"public_client":           []interface{}{object{"redirect_uris": listOf(first(d, "public_client")["redirect_uris"])}},
		"single_page_application": []interface{}{object{"redirect_uris": listOf(first(d, "single_page_application")["redirect_uris"])}},
		"web": []interface{}{object{"homepage_url": or(web["homepage_url"], ""), "logout_url": or(web["logout_url"], ""), "redirect_uris": listOf(web["redirect_uris"]),
			"implicit_grant": []interface{}{object{"access_token_issuance_enabled": or(grant["access_token_issuance_enabled"], false),
				"id_token_issuance_enabled": or(grant["id_token_issuance_enabled"], false)}}}},
	}
}

func passwordState(d *schema.ResourceData, s string) []interface{} {
	rows := []interface{}{}
	for _, r := range d.Get("password").(*schema.Set).List() {
		p := r.(object)
		row := object{"display_name": p["display_name"], "start_date": p["start_date"], "end_date": p["end_date"], "key_id": guid("app-password", s),
			"value": "stand-in-" + guid("app-password-value", s)}
		if row["start_date"] == "" {
			row["start_date"] = "2026-01-01T00:00:00Z"
		}
		if row["end_date"] == "" {
			row["end_date"] = "2028-01-01T00:00:00Z"
		}
		rows = append(rows, row)
	}
	return rows
}
