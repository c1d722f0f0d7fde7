// Command kubernetes reads Jobs as Kubernetes does, strictly: it fails for a field that a Job does not have, one given twice, and a
// value of the wrong type.
package main

import (
	"fmt"
	"os"

	batch "k8s.io/api/batch/v1"
	"sigs.k8s.io/yaml"
)

func main() {
	failed := false
	for _, path := range os.Args[1:] {
		var job batch.Job
		text, err := os.ReadFile(path)
		if err == nil {
			err = yaml.UnmarshalStrict(text, &job)
		}
		if err == nil && (job.APIVersion != "batch/v1" || job.Kind != "Job") {
			err = fmt.Errorf("not a Job of batch/v1 but %s %s", job.APIVersion, job.Kind)
		}
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", path, err)
			failed = true
		}
	}
	if failed {
		os.Exit(1)
	}
}
