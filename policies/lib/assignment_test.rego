package aadguard.lib.assignment_test

import data.aadguard.lib.assignment
import data.aadguard.lib.subject_test as given

test_a_run_with_assignments_is_clear if not assignment.undetermined_assignments with input as {"run": given.run}

test_a_run_without_assignments if {
	assignment.undetermined_assignments == "assignments-not-exported" with input as {"run": object.union(given.run, {"assignments": false})}
}

test_a_run_with_some_of_them if {
	some_ := {"assignments": false, "incompleteAssignments": true}
	assignment.undetermined_assignments == "assignments-incomplete" with input as {"run": object.union(given.run, some_)}
}
