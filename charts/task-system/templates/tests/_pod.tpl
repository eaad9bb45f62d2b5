{{/*
A helm test: a pod that runs one of the scripts in files/. `args` and `env` are lists.
Usage: {{ include "task-system.test" (dict "context" $ "instance" . "object" "test-page" "script" "files/test-page.sh") }}
*/}}
{{- define "task-system.test" -}}
apiVersion: v1
kind: Pod
metadata:
  {{- $hook := dict "helm.sh/hook" "test" "helm.sh/hook-delete-policy" "before-hook-creation" }}
  {{- include "task-system.metadata" (dict "context" .context "instance" .instance "object" .object "component" "test"
        "annotations" $hook) | nindent 2 }}
spec:
  restartPolicy: Never
  automountServiceAccountToken: false
  {{- include "task-system.podSpec" .context | nindent 2 }}
  containers:
    - name: test
      {{- include "common.images.container" (dict "context" .context "image" .context.Values.tests.image) | nindent 6 }}
      command:
        - bash
        - -c
        - {{ .context.Files.Get .script | toJson }}
        - {{ base .script }}
      {{- with .args }}
      args:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .env }}
      env:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- $resources := dict "requests" (dict "cpu" "10m" "memory" "32Mi") "limits" (dict "cpu" "200m" "memory" "64Mi") }}
      {{- include "task-system.containerSpec" $resources | nindent 6 }}
{{- end -}}
