# METADATA
# description: What the run says about app role assignments.
package aadguard.lib.assignment

# Why the run cannot tell who is assigned.
undetermined_assignments := "assignments-incomplete" if {
	input.run.incompleteAssignments
} else := "assignments-not-exported" if {
	not input.run.assignments
}
