// Stands in for pulumi-resource-azuread, which is in no package registry: never talks to a network, fills in the
// defaults that azuread documents, and computes outputs from names, so that every run gives the same ids.
"use strict";
const { Empty } = require("google-protobuf/google/protobuf/empty_pb");
const { Struct } = require("google-protobuf/google/protobuf/struct_pb");
const { PluginInfo } = require("@pulumi/pulumi/proto/plugin_pb");
const { ResourceProviderService } = require("@pulumi/pulumi/proto/provider_grpc_pb");
const provider = require("@pulumi/pulumi/proto/provider_pb");
const { complete, existing } = require("./azuread/outputs.cjs");
const { invoke } = require("./azuread/functions.cjs");
const { schema } = require("./azuread/schema.cjs");
const { remember } = require("./azuread/tenant.cjs");
const { withDefaults } = require("./azuread/defaults.cjs");
const { call, serve } = require("./serve.cjs");

const plain = (struct) => struct?.toJavaScript() ?? {};
const struct = (value) => Struct.fromJavaScript(value);
const typeOf = (urn) => urn.split("::")[2].split("$").at(-1);
const { DIFF_NONE, DIFF_SOME } = provider.DiffResponse.DiffChanges;
/** What azuread cannot change in place, of the properties that tests change. */
const replacing = new Set(["applicationId", "servicePrincipalId", "clientId", "type", "value", "appRoleId"]);

serve(ResourceProviderService, {
  getPluginInfo: call(PluginInfo, (response) => response.setVersion("6.9.1")),
  attach: call(Empty),
  cancel: call(Empty),
  getSchema: call(provider.GetSchemaResponse, (response) => response.setSchema(schema())),
  checkConfig: call(provider.CheckResponse, (response, request) => response.setInputs(request.getNews())),
  diffConfig: call(provider.DiffResponse),
  configure: call(provider.ConfigureResponse, (response) => {
    response.setAcceptsecrets(true);
    response.setSupportspreview(true);
  }),
  check: call(provider.CheckResponse, (response, request) =>
    response.setInputs(struct(withDefaults(typeOf(request.getUrn()), plain(request.getNews())))),
  ),
  diff: call(provider.DiffResponse, (response, request) => {
    const before = plain(request.getOldInputs());
    const after = plain(request.getNews());
    remember(typeOf(request.getUrn()), { ...plain(request.getOlds()), ...after });
    const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
      (name) => !name.startsWith("__") && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
    );
    response.setChanges(changed.length ? DIFF_SOME : DIFF_NONE);
    response.setDiffsList(changed);
    response.setReplacesList(
      changed.filter((name) => replacing.has(name) && typeOf(request.getUrn()) !== "azuread:index/application:Application"),
    );
  }),
  create: call(provider.CreateResponse, (response, request) => {
    const preview = request.getPreview();
    const { id, outputs } = complete(typeOf(request.getUrn()), request.getUrn(), plain(request.getProperties()), preview);
    response.setId(preview ? "" : id);
    response.setProperties(struct(outputs));
  }),
  update: call(provider.UpdateResponse, (response, request) => {
    // Computed outputs of an object that exists stay known.
    const { outputs } = complete(typeOf(request.getUrn()), request.getUrn(), plain(request.getNews()), false);
    const before = plain(request.getOlds());
    const kept = Object.fromEntries(["objectId", "clientId", "keyId"].flatMap((name) => (before[name] ? [[name, before[name]]] : [])));
    response.setProperties(struct({ ...outputs, ...kept, id: request.getId() }));
  }),
  delete: call(Empty),
  read: call(provider.ReadResponse, (response, request) => {
    const known = plain(request.getProperties());
    const found = Object.keys(known).length ? known : existing(typeOf(request.getUrn()), request.getId());
    response.setId(request.getId());
    response.setProperties(struct(found));
    response.setInputs(struct(plain(request.getInputs())));
  }),
  invoke: call(provider.InvokeResponse, (response, request) =>
    response.setReturn(struct(invoke(request.getTok(), plain(request.getArgs())))),
  ),
});
