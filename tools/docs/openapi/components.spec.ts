import { Components } from './components.ts';

const declared = (path: string) => ({ declarations: [{ getSourceFile: () => ({ fileName: path }) }] }) as never;

it('gives two types of one name the names of their apps', () => {
  const components = new Components();
  const [mine, other, alone] = [
    declared('/w/apps/notifier/src/tasks/task.view.ts'),
    declared('/w/apps/status-monitor/src/task.view.ts'),
    declared('/w/apps/catalog/src/alone.ts'),
  ];
  const refs = [
    components.ref(mine, '', 'TaskView', () => ({ type: 'object' })),
    components.ref(other, '', 'TaskView', () => ({ type: 'string' })),
    components.ref(alone, '', 'Alone', () => ({ type: 'number' })),
    components.ref(mine, '', 'TaskView', () => ({ type: 'never made again' })),
  ];
  const { document, schemas } = components.resolve(refs);
  expect(document.map(({ $ref }) => $ref)).toEqual([
    '#/components/schemas/NotifierTaskView',
    '#/components/schemas/StatusMonitorTaskView',
    '#/components/schemas/Alone',
    '#/components/schemas/NotifierTaskView',
  ]);
  expect(schemas).toEqual({
    NotifierTaskView: { type: 'object' },
    StatusMonitorTaskView: { type: 'string' },
    Alone: { type: 'number' },
  });
});

it('refuses two types of one app that have one name', () => {
  const components = new Components();
  components.ref(declared('/w/apps/notifier/src/a.ts'), '', 'View', () => ({}));
  components.ref(declared('/w/apps/notifier/src/b.ts'), '', 'View', () => ({}));
  expect(() => components.resolve({})).toThrow('NotifierView');
});

it('accepts a type that contains itself', () => {
  const components = new Components();
  const tree = declared('/w/apps/catalog/src/tree.ts');
  const make = (): object => ({ items: components.ref(tree, '', 'Tree', () => ({})) });
  components.ref(tree, '', 'Tree', make as () => Record<string, unknown>);
  expect(components.resolve({}).schemas).toEqual({ Tree: { items: { $ref: '#/components/schemas/Tree' } } });
});
