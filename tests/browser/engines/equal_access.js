// IBM's rules for WCAG 2.2 and its own checklist; what is no failure but wants a look counts as a question.
async (coloursAlone) => {
  const RULESETS = ["IBM_Accessibility", "WCAG_2_2"];
  const OF_COLOURS = ["text_contrast_sufficient"];
  const checker = new ace.Checker();
  for (const id of coloursAlone ? RULESETS : []) {
    checker.rulesetRules[id] = checker.rulesetRules[id].filter((rule) => OF_COLOURS.includes(rule));
  }
  const { results } = await checker.check(document, RULESETS);
  const answers = results.filter(({ value }) => value[1] !== "PASS");
  return answers.map(({ ruleId, reasonId, message, node, value }) => ({
    rule: `${ruleId}/${reasonId}`,
    where: place(node),
    what: message,
    certain: value.join(" ") === "VIOLATION FAIL",
  }));
}
