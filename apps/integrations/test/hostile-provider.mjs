import { loadProviders } from '@linesman/providers';

const stripe = (await loadProviders()).get('stripe');

/** Its name would be a script where it was not escaped, and turns around what is written after it. */
export const provider = {
  ...stripe,
  manifest: {
    ...stripe.manifest,
    code: 'hostile',
    display_name: `"><script>document.title='owned'</script><img src=x onerror="document.title='owned'">\u202e`,
  },
};
