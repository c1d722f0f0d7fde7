# In the names of azuread 1.x, as much code still has them; each fault is marked with the rule that it breaks.
provider "azuread" {
  tenant_id = "5d0c9f5e-6a7b-4c1d-8e2f-3a4b5c6d7e8f"
}

# Without `oauth2_permissions` Azure AD adds the scope user_impersonation by itself.
resource "azuread_application" "rooms" {
  name                       = "Meeting rooms API"
  identifier_uris            = ["api://rooms.travel.contoso.com"]
  available_to_other_tenants = true

  app_role {
    allowed_member_types = ["Application"]
    description          = "Book rooms"
    display_name         = "Rooms.Book"
    value                = "Rooms.Book"
  }
}

resource "azuread_service_principal" "rooms" {
  application_id = azuread_application.rooms.application_id
}

resource "azuread_application" "panel" {
  name                       = "Door panel"
  type                       = "native"
  reply_urls                 = ["https://login.microsoftonline.com/common/oauth2/nativeclient"]
  available_to_other_tenants = false

  required_resource_access {
    resource_app_id = "00000003-0000-0000-c000-000000000000"

    resource_access {
      id   = "a154be20-db9c-4678-8ab7-66f6cc099a59" # User.Read.All, delegated
      type = "Role"                                 # wrong-permission-type
    }
  }
}

resource "azuread_service_principal" "panel" {
  application_id = azuread_application.panel.object_id # service-principal-of-object-id
}

# Nobody made its service principal.
resource "azuread_application" "planner" { # client-without-service-principal
  name       = "Planner"
  reply_urls = ["https://planner.travel.contoso.com/signin-oidc"]

  oauth2_permissions {
    admin_consent_description  = "Read plans"
    admin_consent_display_name = "Read plans"
    is_enabled                 = true
    type                       = "User"
    value                      = "Plans.Read"
  }

  required_resource_access {
    resource_app_id = "00000003-0000-0000-c000-000000000000"

    resource_access {
      id   = "e1fe6dd8-ba31-4d61-89e7-88639da4683d" # User.Read
      type = "Scope"
    }
  }
}

resource "azuread_application_password" "planner" {
  application_object_id = azuread_application.planner.object_id
  value                 = "not-a-real-password"
  end_date              = "2031-01-01T00:00:00Z"
}
