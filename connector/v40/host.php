<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** OpenCart 4.0. */
class CartwrightHost40 extends CartwrightHost4
{
    public function dialect()
    {
        return '4.0';
    }
}
