// Every rule axe-core has, experimental and AAA ones too; one answer for each place.
async (coloursAlone) => {
  const wanted = axe.getRules(coloursAlone ? ["cat.color"] : undefined).map(({ ruleId }) => ruleId);
  const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: wanted.includes(ruleId) }]));
  const report = await axe.run(document, { rules, resultTypes: ["violations", "incomplete"], elementRef: true });
  const answers = (results, certain) =>
    results.flatMap(({ id, help, nodes }) => nodes.map((node) => ({ rule: id, where: place(node.element), what: `${help}: ${why(node)}`, certain })));
  const why = ({ any, all, none }) => [...any, ...all, ...none].map(({ message }) => message).join("; ");
  return [...answers(report.violations, true), ...answers(report.incomplete, false)];
}
