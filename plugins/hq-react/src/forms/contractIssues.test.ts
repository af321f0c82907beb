import { usersContract } from '@cleanmatex/hq-common';
import { contractIssues } from './contractIssues';

const { input } = usersContract.create;
const person = {
  email: 'sara@laundry.example',
  name: 'Sara',
  name2: null,
  locale: 'en',
  roles: ['support_analyst'],
};

describe('contractIssues', () => {
  it('is empty for what the API takes', () => {
    expect(contractIssues(input, person, 'en')).toEqual({});
  });

  it('names the field and says what is wrong, in the language', () => {
    const wrong = { ...person, email: 'sara', name: '' };
    expect(contractIssues(input, wrong, 'en')).toMatchObject({
      email: 'Must be an e-mail address, like name@example.com',
      name: 'Required',
    });
    expect(contractIssues(input, wrong, 'ar')).toMatchObject({
      name: 'حقل مطلوب',
    });
  });
});
