import fc from "fast-check";
import type { Flow } from "../../src/config/config";
import { WalkContext } from "../../src/diagnose/context";
import type { Context, RuleUse } from "../../src/diagnose/link";
import { flows } from "../../src/config/config";
import { linkDefinitions } from "../../src/diagnose/links";
import { namedApplication } from "../../src/diagnose/named-application";
import { missing, subjectsOf } from "../../src/diagnose/subjects";
import { usesFor, walk, walkLink } from "../../src/diagnose/walk";
import type { Declaration } from "../../src/model/declarations";
import { kindOf } from "../../src/entra/kind";
import { catalogue } from "../../src/policy/catalogue";
import { judgeNow, type Judgement } from "../../src/policy/engine";
import { severities, type Verdict } from "../../src/policy/verdict";
import { loadRules } from "../../src/policy/wasm";
import { cases } from "../support/breadth";
import { ids, now, worlds, type World } from "./world";

const policy = loadRules();
const rules = new Set(catalogue().rules.map(({ id }) => id));

function contextOf({ directory, client, api }: World, flow: Flow): Context {
  const request = {
    flow,
    client: namedApplication("Client", client, directory),
    resource: namedApplication(ids.api, api, directory),
    scopes: undefined,
    scopeText: undefined,
    authority: undefined,
    user: undefined,
    assertion: undefined,
    flowBasis: "given" as const,
    sent: {},
  };
  const placeOf = (declaration: Declaration, path: readonly (string | number)[]) => ({
    path: `${declaration.source.locate(path).path}${declaration.source.locate(path).pointer}`,
    line: 1,
    column: 1,
  });
  return new WalkContext({ directory, request }, { policy, now, useOf: () => undefined, placeOf });
}

/** What the scan says of the same directory, with the flow declared for the client; where its kind is open, it is the flow's. */
function judged({ directory, client, api }: World, flow: Flow, context: Context): readonly Judgement[] {
  const isOpen = kindOf(client, context.request.client.servicePrincipal).open !== undefined;
  const use = { flows: [flow], ...(isOpen ? { kind: "oauth" as const } : {}) };
  const useOf = (declaration: Declaration) => (declaration === client || declaration === context.view.client ? use : undefined);
  const judgements = judgeNow([directory], { now, rules, useOf }, policy).judgements;
  const { application, servicePrincipal, appId } = context.request.resource;
  const asks = directory.links.clientsOf({ application, servicePrincipal, appId }).some(({ application }) => application === client);
  if (asks) return judgements;
  // What a rule says of an API may depend on who asks for it: here only the request does.
  const asked = judgeNow([context.view.directory], { now, rules, useOf }, policy).judgements;
  return judgements.map((judgement) =>
    judgement.declaration === api ? (asked.find(({ declaration }) => declaration === api) ?? judgement) : judgement,
  );
}

type Expected = "violated" | "undetermined" | "satisfied";

/** By the scan's verdict, and by what the link's definition says about which violations bear on the request. */
function expected(use: RuleUse, context: Context, judgements: readonly Judgement[]): Expected {
  const { client } = context.request;
  const of = use.of.map((role) => {
    const subjects = subjectsOf(role, context).map((subject) => (subject === context.view.client ? client.application : subject));
    if (subjects.length === 0) return missing(role, context) && !use.optional?.(context) ? "undetermined" : "satisfied";
    return worst(
      subjects.map((subject) => expectedOf(use, context, judgements.find(({ declaration }) => declaration === subject)?.verdicts ?? [])),
    );
  });
  return worst(of);
}

function expectedOf({ rule, bears, least = "warning", fields: wanted }: RuleUse, context: Context, verdicts: readonly Verdict[]): Expected {
  const verdict = verdicts.find(({ ruleId }) => ruleId === rule);
  const ordinary = catalogue().rules.find(({ id }) => id === rule)?.severity ?? "error";
  const isBreak = (violation: Verdict["violations"][number]) =>
    severities.indexOf(violation.severity ?? ordinary) <= severities.indexOf(least) && bears?.(violation, context) !== false;
  if (verdict?.violations.some(isBreak)) return "violated";
  const isOpen = verdict?.undetermined.some(
    ({ fields = [] }) => !wanted || fields.length === 0 || fields.some((field) => wanted.includes(field)),
  );
  return isOpen ? "undetermined" : "satisfied";
}

function worst(all: readonly Expected[]): Expected {
  return (["violated", "undetermined"] as const).find((each) => all.includes(each)) ?? "satisfied";
}

/** What needs Microsoft's own APIs, a second one or a policy; `examples.test.ts` shows these by the rules' examples. */
const notOfThisWorld = new Set([
  ...["unknown-graph-permission", "retired-azure-ad-graph", "resource-not-listed"],
  "mapped-claims-not-accepted",
]);

const statusOf = { violated: "broken", undetermined: "cannot-be-seen", satisfied: "holds" } as const;

describe.each(flows)("%s", (flow) => {
  const links = linkDefinitions.filter(({ flows }) => flows.includes(flow));

  test("a link is broken exactly when its rule is violated, and cannot be seen exactly when it is undetermined", () => {
    const seen = new Map<string, Set<Expected>>();
    fc.assert(
      fc.property(worlds(flow), (world) => {
        const context = contextOf(world, flow);
        const judgements = judged(world, flow, context);
        for (const link of links) {
          const uses = usesFor(link, flow).filter(({ when }) => when?.(context) ?? true);
          const verdicts = uses.map((use) => {
            const verdict = expected(use, context, judgements);
            const spoken = context.judge.answers(use).map(({ status }) => status);
            const status = spoken.includes("broken") ? "broken" : spoken.includes("cannot-be-seen") ? "cannot-be-seen" : "holds";
            expect(`${link.id} ${use.rule} ${status}`).toBe(`${link.id} ${use.rule} ${statusOf[verdict]}`);
            const key = `${link.id} ${use.rule}`;
            seen.set(key, (seen.get(key) ?? new Set()).add(verdict));
            return verdict;
          });
          const { status } = walkLink(link, context);
          const byRules = worst(verdicts);
          if (link.checks.length === 0 && !link.gaps) expect(`${link.id} ${status}`).toBe(`${link.id} ${statusOf[byRules]}`);
          else if (byRules === "violated") expect(`${link.id} ${status}`).toBe(`${link.id} broken`);
          else if (byRules === "undetermined") expect(`${link.id} ${status}`).not.toBe(`${link.id} holds`);
        }
      }),
      { numRuns: cases(100, 300), seed: 23 },
    );
    // Each rule of each link was met satisfied and in another state: a test that only ever sees sound worlds shows nothing.
    const dull = [...seen]
      .filter(([name, states]) => states.size < 2 && !notOfThisWorld.has(name.split(" ")[1] ?? ""))
      .map(([name]) => name);
    expect(dull).toEqual([]);
  });

  // What a client is, is told by all that it asks for: with a delegated permission it signs users in, with an application permission it is a daemon too.
  test.each([
    ["Scope", ["permission"]],
    // A daemon needs a credential, also where the request at hand needs none.
    ["Role", ["client-type", "credential"]],
  ] as const)("what the client asks of another API as a %s changes no link but %j", (type, excepted: readonly string[]) => {
    fc.assert(
      fc.property(worlds(flow), (world) => {
        const list = world.client.requiredResourceAccess;
        fc.pre(Array.isArray(list));
        const statuses = (each: World) =>
          walk(contextOf(each, flow))
            .links.filter(({ id }) => !excepted.includes(id))
            .map(({ id, status }) => `${id} ${status}`);
        const before = statuses(world);
        // Nobody knows this API, so a rule that looked at it would have something to say.
        const other = { resourceAppId: "3a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a11", resourceAccess: [{ id: ids.gone, type }] };
        world.client.requiredResourceAccess = [other, ...list];
        expect(statuses(world)).toEqual(before);
      }),
      { numRuns: cases(20, 100), seed: 25 },
    );
  });

  test("every answer points to a file or says that there is none, and a break says what to do", () => {
    fc.assert(
      fc.property(worlds(flow), (world) => {
        for (const link of walk(contextOf(world, flow)).links) {
          if (link.status === "holds") continue;
          expect(link.evidence.length).toBeGreaterThan(0);
          expect(link.aadsts.every((code) => /^AADSTS\d+$/.test(code))).toBe(true);
          if (link.status === "broken") expect(link.remediation?.text).toBeTruthy();
          else expect(`${link.id}: ${link.see?.text ?? "nothing"}`).not.toBe(`${link.id}: nothing`);
        }
      }),
      { numRuns: cases(20, 50), seed: 24 },
    );
  });
});
