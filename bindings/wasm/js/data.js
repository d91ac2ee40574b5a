import { usage } from './error.js';

// What the library says of itself is data, loaded by those who ask, of which each gets a copy.

const listed = (file) => async () => structuredClone((await file()).default);

const sinceForm2019 = listed(() => import('../dist/fields.js'));
const statisticFields = listed(() => import('../dist/statisticFields.js'));

export const fields = async (form) => {
  const all = await sinceForm2019();
  if (form === undefined || form === null) return all;
  const ofEdition = all.filter(({ forms }) => forms.includes(form));
  if (ofEdition.length) return ofEdition;
  const old = await statisticFields();
  if (!Object.hasOwn(old, form)) throw usage(`fields: no form is called ${JSON.stringify(form)}`);
  return old[form];
};
export const printed = listed(() => import('../dist/printed.js'));
export const indicatorDefinitions = listed(() => import('../dist/indicatorDefinitions.js'));
export const rules = listed(() => import('../dist/rules.js'));
export const schema = listed(() => import('../dist/schema.js'));
