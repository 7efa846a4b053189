<?php
// SPDX-License-Identifier: GPL-3.0-or-later

// The files of the core, in order. Tests load them by this file; the packer joins the same list into one file.
foreach (array(
    'port',
    'sql',
    'text',
    'settings',
    'digest',
    'many-orders',
    'order-wire',
    'order-reader',
    'write/fields',
    'write/shape',
    'write/tables',
    'write/setting',
    'order-call',
    'entry',
) as $cartwrightFile) {
    require_once __DIR__ . '/' . $cartwrightFile . '.php';
}
