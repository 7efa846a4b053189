/** Opening what was locked. */
export const unlock = {
  title: 'Cartwright is locked',
  lead: 'Your shops and orders are on this computer, encrypted with your passphrase.',
  passphrase: 'Passphrase',
  open: 'Unlock',
  forgotten_zero: 'Forgot it? Begin anew on this computer',
  forgotten_one: 'Forgot it? Forget this shop on this computer',
  forgotten_other: 'Forgot it? Forget these {{count}} shops on this computer',
  forget_zero: 'Begin anew on this computer',
  forget_one: 'Forget this shop on this computer',
  forget_other: 'Forget these {{count}} shops on this computer',
  forgetTitle_zero: 'Begin anew on this computer?',
  forgetTitle_one: 'Forget this shop on this computer?',
  forgetTitle_other: 'Forget these {{count}} shops on this computer?',
  forgetWhat_zero: 'The keys kept on this computer are deleted, and all that was read with them.',
  forgetWhat_one: 'The key and the local copy of the orders are deleted from this computer, for:',
  forgetWhat_other:
    'The keys and the local copy of the orders are deleted from this computer, for:',
  forgetUnsettled:
    'So is their outbox. A change of status in it that is not settled yet may or may not have reached the shop.',
  forgetAfter:
    'This cannot be undone here. Nothing changes in the shop: connect it again with its key, and the orders are read anew.',
  forgetDo: 'Forget and delete',
  unreadableTitle: 'The key store does not open',
  unreadable:
    'The keys of this desk are in the key store of this computer, and it did not give them back. Nothing was deleted; your orders are still here, encrypted.',
  unreadableAction:
    'Log in as the user who connected the shop, unlock the key store (keyring, Keychain), then try again.',
  stillUnreadable: 'It still does not open. Nothing was changed or deleted.',
} as const;
