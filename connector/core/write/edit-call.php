<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** `edit`: an order in place, or what that would come to. */
class CartwrightEditCall
{
    private $sql;
    private $host;
    private $caller;

    public function __construct($sql, CartwrightHost $host, CartwrightCaller $caller)
    {
        $this->sql = $sql;
        $this->host = $host;
        $this->caller = $caller;
    }

    public function run(array $input)
    {
        $edit = new CartwrightEditInput($input);
        $run = new CartwrightEditRun($this->sql, $this->host, $this->caller, $edit);
        if ($edit->preview) {
            return $run->preview();
        }
        $once = new CartwrightOnce($this->sql, $this->caller);
        return $once->run('edit', $edit->key, $edit->orderId, $edit->digest, array($run, 'write'));
    }
}
