terraform {
  required_providers {
    azuread = { source = "hashicorp/azuread" }
  }
}

variable "client_id" {
  type = string
}

resource "azuread_service_principal" "this" {
  client_id = var.client_id
}
