// The JUnit schema of Jenkins comes with this module, which is never built: scripts/lib/go-module.mjs only fetches it.
module aadguard/tools/junit-schema

go 1.26.8

require github.com/yannh/kubeconform v0.8.0
