/** Imports run one way: module → resolver → service → policy → entity → platform → shared. */
const areas = '((?!platform/|demo/)[a-z]+)';

/** An area imports those before it alone. Contributions attach resources, and a resource tells which challenge it is about. */
const layers = {
  server: [
    'identity',
    'networks',
    'passages',
    '(library|discussion)',
    'consultations',
    'meetings',
    'chat',
    'privacy',
    'admin',
    'overview',
    '(waiting|search)',
    'notices',
  ],
  web: [
    '(identity|privacy)',
    'networks',
    'library',
    'discussion',
    'consultations',
    'meetings',
    'chat',
    'admin',
    'search',
    'notices',
  ],
};
/** A page puts parts of several areas together, and every area shows what people wrote. */
const page = 'Page\\.tsx$';
const markdown = '/Markdown\\.tsx$';
const laterAreas = (side, from, to) =>
  layers[side].slice(0, -1).map((layer, at) => ({
    name: `no-circle-of-areas-${side}-${at}`,
    comment: 'Areas that import each other can only be understood, and changed, together.',
    severity: 'error',
    from: { path: `^${side}/src/${layer}/`, ...from },
    to: { path: `^${side}/src/(${layers[side].slice(at + 1).join('|')})/`, ...to },
  }));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment:
        'A circle, even one of types alone, cannot be read from either end; one of classes crashes their metadata under ESM.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'platform-knows-no-area',
      comment:
        'The platform serves every area; an area that it knew could not be changed without changing the platform.',
      severity: 'error',
      from: { path: '^server/src/platform/' },
      to: { path: `^server/src/(${areas}|demo)/` },
    },
    {
      name: 'nothing-imports-the-demo',
      comment: 'Nothing that serves real people may depend on the invented ones.',
      severity: 'error',
      from: { path: `^server/src/(${areas}|platform)/` },
      to: { path: '^server/src/demo/' },
    },
    ...laterAreas('server'),
    ...laterAreas('web', { pathNot: page }, { pathNot: markdown }),
    {
      name: 'areas-meet-in-entities-types-policies-and-membership',
      comment: "An area that called another's service would depend on how it works inside.",
      severity: 'error',
      from: { path: `^server/src/${areas}/` },
      to: {
        path: `^server/src/${areas}/`,
        pathNot: [
          '^server/src/$1/',
          '\\.(entity|types|inputs|policy)\\.(ts|js)$',
          '^server/src/networks/membership/membership\\.ts$',
        ],
      },
    },
    {
      name: 'entities-know-no-service',
      comment: 'Every layer uses tables and types, so they depend on none of them.',
      severity: 'error',
      from: { path: '\\.entity\\.ts$' },
      to: { path: '\\.(service|resolver|module|policy)\\.ts$' },
    },
    {
      name: 'policies-are-pure',
      comment: 'Who may is decided from what is handed in: a policy asks no database.',
      severity: 'error',
      from: { path: '\\.policy\\.ts$' },
      to: {
        path: ['\\.(service|resolver|module)\\.ts$', '^server/src/platform/database/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'services-know-no-resolver',
      comment: 'What is done does not depend on how it was asked for.',
      severity: 'error',
      from: { path: '\\.service\\.ts$' },
      to: { path: '\\.(resolver|module)\\.ts$' },
    },
    {
      name: 'only-the-platform-reaches-the-database',
      comment: 'A second way to the database would be a way past the transaction that acts as one person.',
      severity: 'error',
      from: { path: `^server/src/(${areas}|demo)/`, pathNot: '^server/src/identity/appoint-administrator\\.ts$' },
      to: {
        path: [
          'node_modules/pg/',
          '^server/src/platform/database/(connections/data-source|embedded/embedded|migrate)\\.ts$',
        ],
      },
    },
    {
      name: 'web-knows-only-shared',
      comment: 'The web is shipped to strangers.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(server|migrations|tests)/' },
    },
    {
      name: 'server-knows-only-shared',
      comment: 'The server serves the built web as files; it imports nothing of it.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(web|tests)/' },
    },
    {
      name: 'shared-knows-nobody',
      comment: 'What both sides know depends on neither. The stems of words come from the rules of Snowball.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(server|web|migrations|tests)/|node_modules/(?!snowball-stemmers/)' },
    },
    {
      name: 'ui-knows-no-domain',
      comment: 'Building blocks without domain words can be moved anywhere.',
      severity: 'error',
      from: { path: '^web/src/ui/' },
      to: { path: '^web/src/(identity|networks|library|discussion|consultations|chat|privacy|admin|search)/' },
    },
    {
      name: 'nothing-undeclared',
      comment: 'A package that is not in package.json is there by accident.',
      severity: 'error',
      from: { path: '^(server|web|shared|migrations)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|generated)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
