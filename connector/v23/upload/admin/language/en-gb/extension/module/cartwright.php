<?php
// SPDX-License-Identifier: GPL-3.0-or-later

$_['heading_title'] = 'Cartwright connector';
