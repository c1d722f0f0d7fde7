// A test that asserts nothing cannot fail: a loop over a list that is empty, say.
"use strict";
/* global beforeEach, expect */
beforeEach(() => expect.hasAssertions());
