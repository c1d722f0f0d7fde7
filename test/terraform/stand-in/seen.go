package main

import (
	"strings"
	"sync"
)

// What one run has seen, so that data sources and service principals answer with what their application declares.

const (
	tenantID = "7a3d1c52-0b8e-4f6a-9c2d-5e1f4b8a6d90"
	graphID  = "00000003-0000-0000-c000-000000000000"
)

type known struct {
	name, audience, tenant string
	roles, scopes          []interface{}
	uris, redirects        []interface{}
}

var (
	lock sync.Mutex
	seen = map[string]known{graphID: {
		name: "Microsoft Graph", audience: "AzureADMultipleOrgs", tenant: "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
		roles: []interface{}{
			role("df021288-bdef-4463-88db-98f22de89214", "User.Read.All"), role("7ab1d382-f21e-4acd-a863-ba3e13f7da61", "Directory.Read.All"),
		},
		scopes: []interface{}{
			scope("e1fe6dd8-ba31-4d61-89e7-88639da4683d", "User.Read", "User"), scope("37f7f235-527c-4136-accd-4a02d197296e", "openid", "User"),
			scope("7427e0e9-2fba-42fe-b0c0-848c9e6a8182", "offline_access", "User"), scope("a154be20-db9c-4678-8ab7-66f6cc099a59", "User.Read.All", "Admin"),
		},
	}}
)

var publishedAppIDs = object{
	"MicrosoftGraph": graphID, "AzureServiceManagement": "797f4846-ba00-4fd7-ba43-dac1f8f63013", "AzureKeyVault": "cfa8b339-82a2-471a-a3c9-0fc0be7a4093",
	"AzureStorage": "e406a681-f3d4-42a8-90b6-c2b029497af1", "Office365ExchangeOnline": "00000002-0000-0ff1-ce00-000000000000",
	"Office365SharePointOnline": "00000003-0000-0ff1-ce00-000000000000", "AzureActiveDirectoryGraph": "00000002-0000-0000-c000-000000000000",
}

func role(id, value string) object {
	return object{"id": id, "value": value, "allowed_member_types": []interface{}{"Application"}, "description": value, "display_name": value, "enabled": true}
}

func scope(id, value, kind string) object {
	return object{"id": id, "value": value, "type": kind, "enabled": true, "admin_consent_description": value, "admin_consent_display_name": value,
		"user_consent_description": value, "user_consent_display_name": value}
}

func remember(clientID string, k known) {
	lock.Lock()
	defer lock.Unlock()
	seen[strings.ToLower(clientID)] = k
}

func recall(clientID string) known {
	lock.Lock()
	defer lock.Unlock()
	if k, ok := seen[strings.ToLower(clientID)]; ok {
		return k
	}
	return known{name: "stand-in", audience: "AzureADMyOrg", tenant: tenantID}
}

// byName is the map from a scope's or role's value to its id.
func byName(rows []interface{}) object {
	m := object{}
	for _, r := range rows {
		if v := textOf(r.(object)["value"]); v != "" {
			m[v] = r.(object)["id"]
		}
	}
	return m
}
