// What is loaded late is named as compiled JavaScript; here it is TypeScript. Modules of others keep their names.
"use strict";
const { existsSync } = require("node:fs");
const { join, resolve, sep } = require("node:path");

const own = ["src", "test", "examples"].map((folder) => resolve(__dirname, "..", folder) + sep);

module.exports = (request, options) => {
  const isOwn = /^\.\.?\//.test(request) && own.some((folder) => `${options.basedir}${sep}`.startsWith(folder));
  const isTypeScript = isOwn && request.endsWith(".js") && !existsSync(join(options.basedir, request));
  return options.defaultResolver(isTypeScript ? request.slice(0, -".js".length) : request, options);
};
