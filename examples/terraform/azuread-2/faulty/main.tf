# ../../faulty in the names of azuread 2.x: Contoso Travel's applications with faults; each is marked with the rule that it breaks.
terraform {
  required_providers {
    azuread = {
      source  = "hashicorp/azuread"
      version = "~> 2.30"
    }
  }
}

variable "domain" {
  type    = string
  default = "travel.contoso.com"
}

variable "booking_certificate" {
  type      = string
  sensitive = true
  default   = "bm90IGEgcmVhbCBjZXJ0aWZpY2F0ZQ=="
}

data "azuread_client_config" "current" {}

data "azuread_application_published_app_ids" "well_known" {}

data "azuread_service_principal" "graph" {
  application_id = data.azuread_application_published_app_ids.well_known.result.MicrosoftGraph
}

# Used by partners in their tenants, and nothing that their users could consent to.
resource "azuread_application" "booking_api" { # resource-without-delegated-scopes
  display_name     = "Booking API"
  identifier_uris  = ["api://booking.${var.domain}"]
  owners           = [data.azuread_client_config.current.object_id]
  sign_in_audience = "AzureADMultipleOrgs"

  api {
    requested_access_token_version = 2
  }

  app_role {
    id                   = "5d1c7a38-64fd-4a51-9f0e-2b7d90c6e413"
    allowed_member_types = ["Application"]
    description          = "Import bookings"
    display_name         = "Bookings.Import"
    value                = "Bookings.Import"
  }
}

resource "azuread_service_principal" "booking_api" {
  application_id = azuread_application.booking_api.application_id
}

resource "azuread_application" "website" {
  display_name     = "Booking website"
  sign_in_audience = "AzureADMultipleOrgs"

  web {
    homepage_url  = "https://${var.domain}"
    redirect_uris = ["https://${var.domain}/signin-oidc"]
  }

  required_resource_access {
    resource_app_id = data.azuread_application_published_app_ids.well_known.result.MicrosoftGraph

    resource_access {
      id   = data.azuread_service_principal.graph.oauth2_permission_scope_ids["User.Read"]
      type = "Scope"
    }

    resource_access {
      id   = data.azuread_service_principal.graph.oauth2_permission_scope_ids["User.Read.All"]
      type = "Role" # wrong-permission-type: the id is the delegated permission's
    }
  }

  required_resource_access { # delegated-client-of-app-only-resource
    resource_app_id = azuread_application.booking_api.application_id

    resource_access {
      id   = "0b8f6f0e-9c57-4d3e-8a3c-6f2f41b7c9d2"
      type = "Scope"
    }
  }

  feature_tags {
    enterprise = true
  }
}

resource "azuread_service_principal" "website" {
  application_id = azuread_application.website.application_id
}

resource "azuread_application_certificate" "website" {
  application_object_id = azuread_application.website.object_id
  type                  = "Symmetric" # symmetric-key-credential
  encoding              = "base64"
  value                 = var.booking_certificate
  end_date              = "2031-01-01T00:00:00Z"
}

# Nobody made its service principal.
resource "azuread_application" "mobile" { # client-without-service-principal
  display_name                   = "Travel companion"
  fallback_public_client_enabled = true

  public_client {
    redirect_uris = ["https://login.microsoftonline.com/common/oauth2/nativeclient"]
  }

  required_resource_access {
    resource_app_id = "00000003-0000-0000-c000-000000000000"

    resource_access {
      id   = "e1fe6dd8-ba31-4d61-89e7-88639da4683d" # User.Read
      type = "Scope"
    }
  }
}

# A service principal that is made from the application's object id belongs to nobody.
resource "azuread_application" "desk" {
  display_name = "Front desk"

  single_page_application {
    redirect_uris = ["https://desk.${var.domain}/"]
  }

  required_resource_access {
    resource_app_id = "00000003-0000-0000-c000-000000000000"

    resource_access {
      id   = "e1fe6dd8-ba31-4d61-89e7-88639da4683d" # User.Read
      type = "Scope"
    }
  }
}

resource "azuread_service_principal" "desk" {
  application_id = azuread_application.desk.object_id # service-principal-of-object-id
}

# Imports bookings at night, without users.
resource "azuread_application" "importer" {
  display_name = "Booking importer"

  password {
    display_name = "importer"
  }

  required_resource_access {
    resource_app_id = azuread_application.booking_api.application_id

    resource_access {
      id   = azuread_application.booking_api.app_role_ids["Bookings.Import"]
      type = "Role"
    }
  }
}

resource "azuread_service_principal" "importer" {
  application_id = azuread_application.importer.application_id
}

resource "azuread_app_role_assignment" "importer" {
  app_role_id         = azuread_application.booking_api.app_role_ids["Bookings.Import"]
  principal_object_id = azuread_service_principal.importer.object_id
  resource_object_id  = azuread_service_principal.booking_api.object_id
}

# An application of small resources.
resource "azuread_application_registration" "invoices" {
  display_name = "Invoices"
}

resource "azuread_application_redirect_uris" "invoices" {
  application_id = azuread_application_registration.invoices.id
  type           = "Web"
  redirect_uris  = ["https://invoices.${var.domain}/signin-oidc"]
}

resource "azuread_application_api_access" "invoices" {
  application_id = azuread_application_registration.invoices.id
  api_client_id  = data.azuread_application_published_app_ids.well_known.result.MicrosoftGraph
  scope_ids      = [data.azuread_service_principal.graph.oauth2_permission_scope_ids["User.Read"]]
}

resource "azuread_application_permission_scope" "invoices" {
  application_id             = azuread_application_registration.invoices.id
  scope_id                   = "2f8b53d8-9a43-4f0c-a5f5-3c6bb2a4d5e6"
  value                      = "Invoices.Read"
  admin_consent_description  = "Read invoices"
  admin_consent_display_name = "Read invoices"
}

resource "azuread_application_identifier_uri" "invoices" {
  application_id = azuread_application_registration.invoices.id
  identifier_uri = "api://${azuread_application_registration.invoices.client_id}"
}

resource "azuread_application_pre_authorized" "invoices" {
  application_object_id = azuread_application_registration.invoices.object_id
  authorized_app_id     = azuread_application.website.application_id
  permission_ids        = [azuread_application_permission_scope.invoices.scope_id]
}

resource "azuread_application_federated_identity_credential" "invoices" {
  application_object_id = azuread_application_registration.invoices.object_id
  display_name          = "deployment"
  audiences             = ["api://AzureADTokenExchange"]
  issuer                = "https://token.actions.githubusercontent.com"
  subject               = "repo:contoso@104729/invoices@655820:environment:production"
}

resource "azuread_service_principal" "invoices" { # disabled-service-principal
  client_id       = azuread_application_registration.invoices.client_id
  account_enabled = false
}

# One client for each travel agency, from a module.
module "agency" {
  source   = "./modules/agency"
  for_each = toset(["north", "south"])

  agency        = each.key
  api_client_id = azuread_application.booking_api.application_id
  scope_id      = "0b8f6f0e-9c57-4d3e-8a3c-6f2f41b7c9d2" # delegated-client-of-app-only-resource
  principal     = each.key != "south"                    # client-without-service-principal, of one agency
}
