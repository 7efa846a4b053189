<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** OpenCart 4.1. */
class CartwrightHost41 extends CartwrightHost4
{
    public function dialect()
    {
        return '4.1';
    }
}
