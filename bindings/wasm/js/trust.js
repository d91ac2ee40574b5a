// Which values of a report may be used as they are. Reports are plain data, so that nothing is loaded for it and both answer at once.

const flagged = ({ diagnostics }) => new Set(diagnostics.filter(({ severity }) => severity !== 'info').flatMap(({ fields }) => fields));

/** Whether a warning or an error names the field. */
export function isFlagged(report, field) {
  return flagged(report).has(field);
}

/** The cells that are reported and not flagged, by field; what was computed or edited is none of them. */
export function trusted(report) {
  const doubtful = flagged(report);
  const is = ([field, { state, provenance = 'read' }]) => state === 'reported' && provenance === 'read' && !doubtful.has(field);
  return Object.fromEntries(Object.entries(report.cells).filter(is));
}
