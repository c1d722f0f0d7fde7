// Stands in for pulumi-resource-random: ids from names, so that every run gives the same; unknown while previewing.
"use strict";
const { Empty } = require("google-protobuf/google/protobuf/empty_pb");
const { Struct } = require("google-protobuf/google/protobuf/struct_pb");
const { PluginInfo } = require("@pulumi/pulumi/proto/plugin_pb");
const { ResourceProviderService } = require("@pulumi/pulumi/proto/provider_grpc_pb");
const provider = require("@pulumi/pulumi/proto/provider_pb");
const { guid } = require("./azuread/outputs.cjs");
const { call, serve } = require("./serve.cjs");

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

serve(ResourceProviderService, {
  getPluginInfo: call(PluginInfo, (response) => response.setVersion("4.18.0")),
  attach: call(Empty),
  cancel: call(Empty),
  getSchema: call(provider.GetSchemaResponse, (response) => response.setSchema('{"name":"random","version":"4.18.0"}')),
  checkConfig: call(provider.CheckResponse, (response, request) => response.setInputs(request.getNews())),
  diffConfig: call(provider.DiffResponse),
  configure: call(provider.ConfigureResponse, (response) => response.setSupportspreview(true)),
  check: call(provider.CheckResponse, (response, request) => response.setInputs(request.getNews())),
  diff: call(provider.DiffResponse, (response) => response.setChanges(provider.DiffResponse.DiffChanges.DIFF_NONE)),
  create: call(provider.CreateResponse, (response, request) => {
    const result = request.getPreview() ? unknown : guid(request.getUrn());
    response.setId(request.getPreview() ? "" : result);
    response.setProperties(Struct.fromJavaScript({ result }));
  }),
  delete: call(Empty),
});
