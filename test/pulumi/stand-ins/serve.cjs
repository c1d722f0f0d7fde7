// A plugin of the Pulumi engine: a gRPC server on a free port, which it prints.
"use strict";
const grpc = require("@grpc/grpc-js");

/** Calls that a stand-in does not know are answered as the protocol asks for: unimplemented. */
exports.serve = function serve(service, implementation) {
  const unimplemented = (call, callback) => {
    if (callback) callback({ code: grpc.status.UNIMPLEMENTED, details: "not part of this stand-in" });
    else call.end();
  };
  const calls = Object.fromEntries(Object.keys(service).map((name) => [name, implementation[name] ?? unimplemented]));
  const server = new grpc.Server({ "grpc.max_receive_message_length": 400 << 20 });
  server.addService(service, calls);
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) {
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    }
    process.stdout.write(`${port}\n`);
  });
};

/** A call of a service: `fill` writes the response for a request. */
exports.call = function call(Response, fill = () => {}) {
  return ({ request }, callback) => {
    const response = new Response();
    fill(response, request);
    callback(null, response);
  };
};
