// IBM's rules for WCAG 2.2 and its own checklist; what is no failure but wants a look counts as a question.
async (about) => {
  const RULESETS = ["IBM_Accessibility", "WCAG_2_2"];
  const COLOURS = ["text_contrast_sufficient"];
  const PLACES = [
    ...COLOURS, "element_orientation_unlocked", "element_scrollable_tabbable", "element_tabbable_unobscured", "element_tabbable_visible",
    "iframe_interactive_tabbable", "target_spacing_sufficient", "text_spacing_valid",
  ];
  const wanted = { colours: COLOURS, places: PLACES }[about];
  const checker = new ace.Checker();
  for (const id of wanted ? RULESETS : []) {
    checker.rulesetRules[id] = checker.rulesetRules[id].filter((rule) => wanted.includes(rule));
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
