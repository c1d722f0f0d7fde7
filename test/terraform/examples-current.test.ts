import { describeWithTofu, script } from "./engine";

describeWithTofu("the examples of Terraform", () => {
  test("plans and states are those that the real engine makes of the configurations today", () => {
    expect(script("terraform-examples.mjs", "--check")).toMatchObject({ status: 0, stdout: "" });
  });
});
