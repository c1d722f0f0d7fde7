terraform {
  required_providers {
    azuread = { source = "hashicorp/azuread" }
    random  = { source = "hashicorp/random" }
  }
}

variable "name" {
  type = string
}

resource "random_uuid" "scope" {
  keepers = { api = var.name }
}

resource "azuread_application" "this" {
  display_name    = "API of ${var.name}"
  identifier_uris = ["api://${var.name}.contoso.com"]
}

resource "azuread_application_permission_scope" "this" {
  application_id             = azuread_application.this.id
  scope_id                   = random_uuid.scope.result
  value                      = "${var.name}.Read"
  admin_consent_description  = "Read"
  admin_consent_display_name = "Read"
}

output "client_id" {
  value = azuread_application.this.client_id
}

output "scope_id" {
  value = azuread_application_permission_scope.this.scope_id
}
