import { apiOf, type Builder, credentials, exposeRoles, exposeScopes, federated, signsIn } from "../build";
import { exchange, graph } from "../microsoft";
import { server } from "./web";

/** Daemons, APIs and middle tiers. */
export const services: Readonly<Record<string, (b: Builder) => void>> = {
  "daemon-of-graph": (b) => b.role(daemon(b), graph, b.random.pick(["User.Read.All", "Group.Read.All", "Mail.Send"])),
  "daemon-of-exchange": (b) => b.role(daemon(b), exchange, "Exchange.ManageAsApp"),
  "daemon-with-federated-credential"(b) {
    const client = b.member("daemon", (app) => app.federatedIdentityCredentials.push(federated(b.random)));
    b.role(client, graph, "Directory.Read.All");
  },
  // Rights in Azure only: it asks no API for anything.
  "daemon-without-permissions": (b) => void daemon(b),
  "daemon-with-api"(b) {
    const api = b.member("api", (app) => exposeRoles(app, b.random, "Jobs.Run"), { daemonOnly: true });
    if (api.principal) api.principal.appRoleAssignmentRequired = true;
    b.role(daemon(b), apiOf(api), "Jobs.Run");
  },
  "daemon-with-declared-flow"(b) {
    const client = b.member("daemon", (app) => credentials(app, b.random), { flows: ["clientCredentials"] });
    b.role(client, graph, "User.Read.All");
  },
  "api-without-clients"(b) {
    b.member("api", (app) => {
      exposeScopes(app, b.random, "Records.Read");
      if (b.random.chance(0.5)) exposeRoles(app, b.random, "Records.Read.All");
    });
  },
  "middle-tier": (b) => middleTier(b),
  "middle-tier-with-declared-flow": (b) => middleTier(b, ["onBehalfOf"]),
};

function daemon(b: Builder): ReturnType<Builder["member"]> {
  return b.member("daemon", (app) => credentials(app, b.random));
}

/** A site calls an API, which calls another one and Microsoft Graph in the user's name. */
function middleTier(b: Builder, flows?: string[]): void {
  const downstream = b.member("downstream", (app) => {
    exposeScopes(app, b.random, "Ledger.Read");
    exposeRoles(app, b.random, "Ledger.Read.All");
  });
  const middle = b.member(
    "middle",
    (app) => {
      exposeScopes(app, b.random, "Orders.Read");
      credentials(app, b.random);
    },
    flows && { flows },
  );
  b.delegated(middle, graph, "User.Read");
  b.delegated(middle, apiOf(downstream), "Ledger.Read");
  const client = server(b);
  middle.app.api.knownClientApplications = [client.app.appId];
  signsIn(b, client);
  b.delegated(client, apiOf(middle), "Orders.Read");
}
