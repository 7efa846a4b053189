<?php
// SPDX-License-Identifier: GPL-3.0-or-later

// The second look, case by case: one JSON object per line in, one per line out. The database is two lists of rows.

require __DIR__ . '/../core/port.php';
require __DIR__ . '/../core/sql.php';
require __DIR__ . '/../core/write/tables.php';
require __DIR__ . '/../shop/signature.php';
require __DIR__ . '/../shop/refused-addresses.php';
require __DIR__ . '/../shop/gate.php';
require __DIR__ . '/../core/text.php';
require __DIR__ . '/../core/entry.php';
require __DIR__ . '/../shop/door.php';

class GateDatabase
{
    public $users = array();
    public $ips = array();
    public $sessions = array();

    public function query($sql)
    {
        $rows = array();
        if (strpos($sql, '`oc_api_session`') !== false) {
            $rows = $this->sessions;
        } elseif (strpos($sql, '`oc_api_ip`') !== false) {
            $rows = $this->ips;
        } elseif (strpos($sql, '`oc_api`') !== false) {
            $rows = $this->users;
        }
        return (object) array('rows' => $rows, 'num_rows' => count($rows));
    }

    public function escape($value)
    {
        return addslashes($value);
    }
}

/** A door of a shop whose database refuses the gate's statement; its own registry and response. */
class GateDoor extends CartwrightDoor
{
    public $sent = '';

    public function __construct()
    {
        parent::__construct($this);
    }

    public function get($name)
    {
        return $this;
    }

    public function addHeader($header)
    {
    }

    public function setCompression($level)
    {
    }

    public function setOutput($text)
    {
        $this->sent = $text;
    }

    public function query($sql)
    {
        throw new Exception('Error: no such table<br />Error No: 1146<br />' . $sql);
    }

    public function escape($value)
    {
        return addslashes($value);
    }

    public function prefix()
    {
        return 'oc_';
    }

    public function dialect()
    {
        return '3.0';
    }

    protected function host()
    {
        return $this;
    }

    protected function caller(CartwrightGate $gate)
    {
        return $gate->session('secret token', 4, '192.0.2.7');
    }
}

/** As OpenCart 4.1 cleans what it is sent. */
function cleaned($data)
{
    if (!is_array($data)) {
        return trim(htmlspecialchars((string) $data, ENT_COMPAT, 'UTF-8'));
    }
    $clean = array();
    foreach ($data as $key => $value) {
        $clean[cleaned($key)] = cleaned($value);
    }
    return $clean;
}

while (($line = fgets(STDIN)) !== false) {
    $case = json_decode($line, true);
    $told = array();
    if (isset($case['door'])) {
        $door = new GateDoor();
        $door->answer();
        echo json_encode(array('text' => $door->sent)), "\n";
        continue;
    }
    $db = new GateDatabase();
    $db->users = $case['users'];
    $db->ips = $case['ips'];
    $db->sessions = $case['sessions'];
    $sql = new CartwrightSql($db, 'oc_');
    $gate = new CartwrightGate($sql, $case['dialect'], new CartwrightRefusedAddresses($sql));
    try {
        if ($case['dialect'] === '4.1') {
            parse_str($case['body'], $post);
            if (isset($case['get']['route'])) {
                $told['text'] = CartwrightSignature::text(cleaned($case['get']), cleaned($post), $case['server'], 'orders-desk');
            }
            $caller = $gate->signature(cleaned($case['get']), cleaned($post), $case['server'], $case['now']);
        } else {
            $caller = $gate->session($case['token'], $case['sessionApiId'], $case['ip']);
        }
        $told += array('caller' => array($caller->apiId, $caller->username, $caller->ip));
    } catch (CartwrightRefusal $refusal) {
        $told['refused'] = array($refusal->refusal, $refusal->facts['why'], $refusal->facts['ip']);
    }
    echo json_encode($told), "\n";
}
