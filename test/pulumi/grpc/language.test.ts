import type { Pack } from "./driver";
import { aadguard, packFolder } from "./pack-folder";
import { resource, unknown } from "./resources";

const client = resource("Application", "orders-web", { displayName: "Web", clientId: unknown, fallbackPublicClientEnabled: true });

/** A pack for a project with this file. */
function packOf(project: string | undefined): Promise<Pack> {
  const folder = packFolder(project === undefined ? {} : { "Pulumi.yaml": `name: shop\n${project}` });
  return aadguard(undefined, { PWD: folder, PULUMI_PROJECT: "shop" });
}

/** What the violation says to write. */
async function written(pack: Pack, tags: Readonly<Record<string, string>> = {}): Promise<string | undefined> {
  await pack.previewing(true, tags);
  const found = await pack.analyzeStack([client]);
  const missing = found.find(({ policy }) => policy === "client-without-service-principal");
  return /\n(Write[^]*)\nMore: /.exec(missing?.message ?? "")?.[1];
}

const typescript = '  new azuread.ServicePrincipal("orders-web", { clientId: ordersWeb.clientId });';
const python = '  azuread.ServicePrincipal("orders-web", client_id=orders_web.client_id)';

test.each([
  ["runtime:\n  name: nodejs\n  options:\n    typescript: true\n", `Write:\n${typescript}`],
  ["runtime:\n  options:\n    toolchain: uv\n  name: python\n", `Write:\n${python}`],
  ["runtime: { name: python, options: { virtualenv: venv } }\n", `Write:\n${python}`],
  ["runtime: dotnet # 8\n", `Write (TypeScript):\n${typescript}`],
  ["runtime: 'yaml'\n", `Write:\n  resources:\n    orders-web-principal:`],
])("a project with %j", async (project, lines) => {
  const pack = await packOf(project);
  const found = await written(pack);
  expect(found?.slice(0, lines.length)).toBe(lines);
  // The file is nearer than the tags.
  expect(await written(pack, { "pulumi:runtime": "go" })).toBe(found);
});

test("without the project's file the stack's tags say it", async () => {
  const pack = await packOf(undefined);
  expect(await written(pack, { "pulumi:runtime": "python" })).toBe(`Write:\n${python}`);
  expect(await written(pack, { "pulumi:runtime": "nodejs" })).toBe(`Write:\n${typescript}`);
  expect(await written(pack, { "pulumi:runtime": "java" })).toBe(`Write (TypeScript):\n${typescript}`);
  expect(await written(pack)).toBe(`Write (TypeScript):\n${typescript}`);
});
