terraform {
  required_providers {
    azuread = {
      source = "hashicorp/azuread"
    }
  }
}

variable "agency" {
  type = string
}

variable "api_client_id" {
  type = string
}

variable "scope_id" {
  type = string
}

variable "principal" {
  type    = bool
  default = true
}

variable "counters" {
  type    = number
  default = 2
}

resource "azuread_application" "client" {
  display_name = "Agency ${var.agency}"

  single_page_application {
    redirect_uris = ["https://${var.agency}.travel.contoso.com/"]
  }

  required_resource_access {
    resource_app_id = var.api_client_id

    resource_access {
      id   = var.scope_id
      type = "Scope"
    }
  }
}

resource "azuread_service_principal" "client" {
  count          = var.principal ? 1 : 0
  application_id = azuread_application.client.application_id
}

# The kiosks at the counters: no browser, so device code.
resource "azuread_application" "counter" {
  count                          = var.counters
  display_name                   = "Counter ${var.agency} ${count.index + 1}"
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

resource "azuread_service_principal" "counter" {
  count          = var.counters
  application_id = azuread_application.counter[count.index].application_id
}

output "client_id" {
  value = azuread_application.client.application_id
}
