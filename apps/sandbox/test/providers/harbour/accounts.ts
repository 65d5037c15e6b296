export const accounts = [
  { account: 'north', name: 'North Quay', person: 'Nora North', email: 'nora@north.example' },
  { account: 'south', name: 'South Quay', person: 'Sam South', email: 'sam@south.example' },
];
