// Every rule axe-core has, experimental and AAA ones too; one answer for each place.
async (about) => {
  const PLACES = ["css-orientation-lock", "scrollable-region-focusable", "target-size"];
  const colours = axe.getRules(["cat.color"]).map(({ ruleId }) => ruleId);
  const all = axe.getRules().map(({ ruleId }) => ruleId);
  const wanted = { colours, places: [...colours, ...PLACES], everything: all }[about];
  const rules = Object.fromEntries(all.map((rule) => [rule, { enabled: wanted.includes(rule) }]));
  const report = await axe.run(document, { rules, resultTypes: ["violations", "incomplete"], elementRef: true });
  const answers = (results, certain) =>
    results.flatMap(({ id, help, nodes }) => nodes.map((node) => ({ rule: id, where: place(node.element), what: `${help}: ${why(node)}`, certain })));
  const why = ({ any, all, none }) => [...any, ...all, ...none].map(({ message }) => message).join("; ");
  return [...answers(report.violations, true), ...answers(report.incomplete, false)];
}
