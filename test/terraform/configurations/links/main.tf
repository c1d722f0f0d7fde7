# Each application is called after how its service principal, or its API, is found: "with …" has one, "without …" has none,
# "unclear …" cannot be told.
terraform {
  required_providers {
    azuread = { source = "hashicorp/azuread" }
    random  = { source = "hashicorp/random" }
  }
}

locals {
  clients = { a = "with each.key", b = "with each.key" }
}

# By an index that is written down.
resource "azuread_application" "counted" {
  count        = 2
  display_name = count.index == 0 ? "with literal index" : "without literal index"
  password { display_name = "x" }
}

resource "azuread_service_principal" "counted" {
  client_id = azuread_application.counted[0].client_id
}

# By count.index and each.key: the attribute is lost.
resource "azuread_application" "indexed" {
  count        = 2
  display_name = "with count.index ${count.index}"
  password { display_name = "x" }
}

resource "azuread_service_principal" "indexed" {
  count     = 2
  client_id = azuread_application.indexed[count.index].client_id
}

resource "azuread_application" "keyed" {
  for_each     = local.clients
  display_name = "${each.value} ${each.key}"
  password { display_name = "x" }
}

resource "azuread_service_principal" "keyed" {
  for_each  = local.clients
  client_id = azuread_application.keyed[each.key].client_id
}

# By each.value, with keys that look like addresses.
resource "azuread_application" "valued" {
  for_each     = toset(["a.b", "c[0]", "d\"e"])
  display_name = "with each.value ${each.key}"
  password { display_name = "x" }
}

resource "azuread_service_principal" "valued" {
  for_each  = azuread_application.valued
  client_id = each.value.client_id
}

# Through a module: the argument, a variable of a variable, an output.
resource "azuread_application" "passed" {
  display_name = "with module argument"
  password { display_name = "x" }
}

module "principal" {
  source    = "./modules/client"
  client_id = azuread_application.passed.client_id
}

module "api" {
  source   = "./modules/api"
  for_each = toset(["orders", "stock"])
  name     = each.key
}

resource "azuread_service_principal" "of_output" {
  client_id = module.api["orders"].client_id
}

# The scope's id comes from elsewhere, and goes through the module.
resource "azuread_application" "asks_known" {
  display_name = "with scope in several steps"
  password { display_name = "x" }
  required_resource_access {
    resource_app_id = module.api["orders"].client_id
    resource_access {
      id   = module.api["orders"].scope_id
      type = "Scope"
    }
  }
}

resource "azuread_service_principal" "asks_known" {
  client_id = azuread_application.asks_known.client_id
}

resource "azuread_application" "asks_by_name" {
  display_name = "with scope by name"
  password { display_name = "x" }
  required_resource_access {
    resource_app_id = azuread_application.named.client_id
    resource_access {
      id   = azuread_application.named.oauth2_permission_scope_ids["Named.Read"]
      type = "Scope"
    }
  }
}

resource "azuread_service_principal" "asks_by_name" {
  client_id = azuread_application.asks_by_name.client_id
}

# The name of a role where a scope belongs, and one that does not exist.
resource "azuread_application" "asks_wrong_kind" {
  display_name = "wrong kind of name"
  password { display_name = "x" }
  required_resource_access {
    resource_app_id = azuread_application.named.client_id
    resource_access {
      id   = azuread_application.named.app_role_ids["Named.Run"]
      type = "Scope"
    }
    resource_access {
      id   = azuread_application.named.oauth2_permission_scope_ids["Named.Gone"]
      type = "Scope"
    }
  }
}

resource "azuread_service_principal" "asks_wrong_kind" {
  client_id = azuread_application.asks_wrong_kind.client_id
}

resource "random_uuid" "named_read" {
  keepers = { scope = "Named.Read" }
}

resource "random_uuid" "named_run" {
  keepers = { role = "Named.Run" }
}

resource "azuread_application" "named" {
  display_name    = "Named API"
  identifier_uris = ["api://named.contoso.com"]
  api {
    oauth2_permission_scope {
      id    = random_uuid.named_read.result
      value = "Named.Read"
    }
  }
  app_role {
    id                   = random_uuid.named_run.result
    allowed_member_types = ["Application"]
    description          = "Run"
    display_name         = "Run"
    value                = "Named.Run"
  }
}

resource "azuread_service_principal" "named" {
  client_id = azuread_application.named.client_id
}

# Several entries of one set, told apart by their known parts; one that waits for a data source.
data "azuread_service_principal" "named" {
  client_id  = azuread_application.named.client_id
  depends_on = [azuread_service_principal.named]
}

resource "azuread_application" "asks_several" {
  display_name = "with entries in another order"
  password { display_name = "x" }
  required_resource_access {
    resource_app_id = "00000003-0000-0000-c000-000000000000"
    resource_access {
      id   = "e1fe6dd8-ba31-4d61-89e7-88639da4683d"
      type = "Scope"
    }
  }
  required_resource_access {
    resource_app_id = data.azuread_service_principal.named.client_id
    resource_access {
      id   = data.azuread_service_principal.named.app_role_ids["Named.Run"]
      type = "Role"
    }
  }
  required_resource_access {
    resource_app_id = module.api["stock"].client_id
    resource_access {
      id   = module.api["stock"].scope_id
      type = "Scope"
    }
  }
}

resource "azuread_service_principal" "asks_several" {
  client_id = azuread_application.asks_several.client_id
}

resource "azuread_service_principal" "stock" {
  client_id = module.api["stock"].client_id
}

# One fault of four wrong ids: a principal of an object id, in a module.
resource "azuread_application" "mistaken" {
  display_name = "without principal by object id"
  password { display_name = "x" }
}

module "mistaken" {
  source    = "./modules/client"
  client_id = azuread_application.mistaken.object_id
}
