// Stand-in for the azuread provider: the same resource types, attribute names and block structure, no network.
// Computed values are hashes of the declared ones, so runs are repeatable. Own code; for tests only.
//
// AZUREAD_SPELLING chooses the names: 3 (azuread 3.x, the default), 2 (2.53, old and new names) or 1 (1.x).
// Under the names terraform-provider-random, -msgraph and -azapi it stands in for those providers: ids of hashes, too.
package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/hashicorp/terraform-plugin-sdk/v2/plugin"
)

func kindsOf(spelling string) map[string]kind {
	if spelling == "1" {
		return firstSpelling()
	}
	kinds := map[string]kind{}
	for _, some := range []map[string]kind{applicationKinds(), partKinds(), principalKinds()} {
		for name, k := range some {
			kinds[name] = k
		}
	}
	if spelling == "2" {
		return secondSpelling(kinds)
	}
	return kinds
}

func lookupsOf(spelling string) map[string]*schema.Resource {
	if spelling == "1" || spelling == "2" {
		return secondSpellingOfLookups(lookups())
	}
	return lookups()
}

// randomUUID differs by what its keepers hold.
func randomUUID() *schema.Provider {
	uuid := kind{fields: fields{"keepers": textMap(fixed), "result": text(computed)}, create: func(d *schema.ResourceData, s string) object {
		id := guid("random", s)
		d.SetId(id)
		return object{"result": id}
	}}
	return &schema.Provider{ResourcesMap: map[string]*schema.Resource{"random_uuid": uuid.resource()}}
}

func main() {
	switch name := strings.TrimPrefix(filepath.Base(os.Args[0]), "terraform-provider-"); name {
	case "random":
		plugin.Serve(&plugin.ServeOpts{ProviderFunc: randomUUID})
		return
	case "msgraph", "azapi":
		serveBodies(name)
		return
	}
	spelling := os.Getenv("AZUREAD_SPELLING")
	plugin.Serve(&plugin.ServeOpts{ProviderFunc: func() *schema.Provider {
		p := &schema.Provider{
			Schema: fields{"tenant_id": text(), "client_id": text(), "client_secret": text(sensitive), "environment": text(), "use_cli": flag(), "use_msi": flag(),
				"use_oidc": flag()},
			ResourcesMap: map[string]*schema.Resource{}, DataSourcesMap: lookupsOf(spelling)}
		for name, k := range kindsOf(spelling) {
			p.ResourcesMap[name] = k.resource()
		}
		return p
	}})
}
