import {
  ActionIcon,
  Button,
  Checkbox,
  createTheme,
  Drawer,
  Modal,
  NativeSelect,
  PasswordInput,
  Popover,
  Radio,
  SegmentedControl,
  Select,
  Switch,
  TextInput,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

const harbour: MantineColorsTuple = [
  '#e8f5f5',
  '#d0e9ea',
  '#a3d5d7',
  '#73bfc3',
  '#4bacb1',
  '#2f9ba1',
  '#178a91',
  '#0b6a70',
  '#085358',
  '#043b3f',
];

const small = { size: 'xs' };
const field = { size: 'xs' };
const overlay = { backgroundOpacity: 0.28 };

/** The kit's theme: small, quiet controls that take every colour from the tokens. */
export const theme = createTheme({
  primaryColor: 'harbour',
  primaryShade: 7,
  colors: { harbour },
  fontFamily: 'var(--font)',
  defaultRadius: 'var(--radius)',
  cursorType: 'default',
  respectReducedMotion: true,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  components: {
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'gray', size: 'md' },
    }),
    Button: Button.extend({ defaultProps: { ...small, fw: 500 } }),
    Checkbox: Checkbox.extend({ defaultProps: small }),
    Radio: Radio.extend({ defaultProps: small }),
    Switch: Switch.extend({ defaultProps: { size: 'sm' } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: small }),
    TextInput: TextInput.extend({ defaultProps: field }),
    PasswordInput: PasswordInput.extend({ defaultProps: field }),
    Select: Select.extend({ defaultProps: field }),
    NativeSelect: NativeSelect.extend({ defaultProps: small }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', position: 'bottom-start' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: true } }),
    // the page itself never scrolls, and locking it would need a style element of its own
    Drawer: Drawer.extend({ defaultProps: { lockScroll: false, overlayProps: overlay } }),
    Modal: Modal.extend({
      defaultProps: { lockScroll: false, centered: true, overlayProps: overlay },
    }),
  },
});

const fromTokens = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--stopped)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-disabled': 'var(--raised)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-harbour-filled': 'var(--accent-fill)',
  '--mantine-color-harbour-filled-hover': 'var(--accent-fill-hover)',
  '--mantine-color-harbour-light': 'var(--accent-soft)',
  '--mantine-color-harbour-light-hover': 'var(--accent-soft)',
  '--mantine-color-harbour-light-color': 'var(--accent)',
  '--mantine-color-harbour-outline': 'var(--accent)',
  '--mantine-color-harbour-text': 'var(--accent)',
  '--mantine-primary-color-filled': 'var(--accent-fill)',
  '--mantine-primary-color-filled-hover': 'var(--accent-fill-hover)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-color-gray-light-color': 'var(--ink-2)',
  '--mantine-color-gray-text': 'var(--ink-2)',
  '--mantine-color-gray-light': 'var(--hover)',
  '--mantine-color-gray-light-hover': 'var(--hover)',
};

/** Lets the kit's variables point at the tokens, the same in light and dark. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: fromTokens,
  dark: fromTokens,
});
