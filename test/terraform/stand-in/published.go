package main

import "github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"

// What a service principal, managed or looked up, says of its application.

func tagFields() fields {
	return fields{"custom_single_sign_on": flag(), "enterprise": flag(), "gallery": flag(), "hide": flag()}
}

var tagNames = map[string]string{
	"custom_single_sign_on": "WindowsAzureActiveDirectoryCustomSingleSignOnApplication", "enterprise": "WindowsAzureActiveDirectoryIntegratedApp",
	"gallery": "WindowsAzureActiveDirectoryGalleryApplicationNonPrimaryV1", "hide": "HideApp",
}

// tagState answers both views of the same fact, as the service does.
func tagState(d *schema.ResourceData) (tags []interface{}, features object) {
	features = object{}
	have := map[string]bool{}
	for _, t := range d.Get("tags").(*schema.Set).List() {
		have[t.(string)] = true
	}
	if rows := d.Get("feature_tags").([]interface{}); len(rows) > 0 && rows[0] != nil {
		for k, t := range tagNames {
			if rows[0].(object)[k] == true {
				have[t] = true
			}
		}
	}
	for k, t := range tagNames {
		features[k] = have[t]
	}
	tags = []interface{}{}
	for t := range have {
		tags = append(tags, t)
	}
	return tags, features
}

func publishedFields() fields {
	return fields{
		"app_roles": blockRow(fields{"id": text(computed), "allowed_member_types": textRow(computed), "description": text(computed),
			"display_name": text(computed), "enabled": flag(computed), "value": text(computed)}, computed),
		"oauth2_permission_scopes": blockRow(fields{"id": text(computed), "admin_consent_description": text(computed),
			"admin_consent_display_name": text(computed), "enabled": flag(computed), "type": text(computed),
			"user_consent_description": text(computed), "user_consent_display_name": text(computed), "value": text(computed)}, computed),
		"app_role_ids": textMap(computed), "oauth2_permission_scope_ids": textMap(computed), "application_tenant_id": text(computed),
		"homepage_url": text(computed), "logout_url": text(computed), "redirect_uris": textRow(computed), "saml_metadata_url": text(computed),
		"service_principal_names": textRow(computed), "sign_in_audience": text(computed), "type": text(computed),
	}
}

func publishedState(clientID string) object {
	k := recall(clientID)
	tenant := k.tenant
	if tenant == "" {
		tenant = tenantID
	}
	return object{
		"app_roles": k.roles, "oauth2_permission_scopes": k.scopes, "app_role_ids": byName(k.roles), "oauth2_permission_scope_ids": byName(k.scopes),
		"application_tenant_id": tenant, "display_name": k.name, "homepage_url": "", "logout_url": "", "redirect_uris": k.redirects,
		"saml_metadata_url": "", "service_principal_names": append([]interface{}{clientID}, k.uris...), "sign_in_audience": k.audience, "type": "Application",
	}
}
