import { chooseAmong } from './find-customer';

const customer = (customer_id: string, name: string) => ({ customer_id, name });

it('takes the one customer of that name, even if other names contain it', () => {
  const tech = customer('1', 'Tech');
  expect(chooseAmong([customer('2', 'TechCorp'), tech], ' tech ')).toEqual({ found: tech, choices: [] });
});

it('offers a choice when a part of a name was typed, or two customers have the name', () => {
  const part = [customer('2', 'TechCorp')];
  expect(chooseAmong(part, 'Tech')).toEqual({ choices: part });
  const twins = [customer('1', 'Tech'), customer('2', 'tech'), customer('3', 'Tech Ltd')];
  expect(chooseAmong(twins, 'Tech').choices).toEqual(twins.slice(0, 2));
  expect(chooseAmong([], 'Nobody')).toEqual({ choices: [] });
});
