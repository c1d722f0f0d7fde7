import { describeWithTofu } from "./engine";
import { judged, planOf } from "./plans";

describeWithTofu("a list that an application and a resource of its own write", () => {
  const app = (body: string): string => `
    resource "azuread_application" "web" {
      display_name = "Web"
      ${body}
    }
  `;
  const uris = `
    resource "azuread_application_redirect_uris" "more" {
      application_id = azuread_application.web.id
      type = "Web"
      redirect_uris = ["https://more.contoso.com/"]
    }
  `;
  const inline = `web {
    redirect_uris = ["https://web.contoso.com/"]
  }`;
  const found = (plan: string): string[] =>
    judged(plan, "--rule", "inline-and-separate").result.findings.map(({ severity, message }) => `${severity} ${message}`);
  const says =
    "warning Web (azuread_application.web) writes webRedirectUris itself, and azuread_application_redirect_uris.more does too: each deployment of the one undoes what the other wrote";

  test("is a warning when it is made, and as long as both write it", () => {
    expect(found(planOf(app(inline) + uris))).toEqual([says]);
    expect(found(planOf(app(inline) + uris, { before: app(inline) + uris }))).toEqual([says]);
  });

  test("is one where `dynamic` blocks write it", () => {
    const dynamic = `dynamic "web" {
      for_each = ["https://web.contoso.com/"]
      content {
        redirect_uris = [web.value]
      }
    }`;
    expect(found(planOf(app(dynamic) + uris))).toEqual([says]);
  });

  test("is none where only one of the two does, or each another list", () => {
    expect(found(planOf(app("") + uris))).toEqual([]);
    expect(found(planOf(app(inline)))).toEqual([]);
    expect(found(planOf(app(`identifier_uris = ["api://web"]`) + uris))).toEqual([]);
  });
});
